using ArchivePlatform.Benchmarks.Contest;
using ArchivePlatform.Benchmarks.Limit;

return await Contest.RunAsync(new HandWritten());
