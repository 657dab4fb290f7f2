using ArchivePlatform.Benchmarks.Contest;
using ArchivePlatform.Benchmarks.Ours;

return await Contest.RunAsync(new KitOutbox());
