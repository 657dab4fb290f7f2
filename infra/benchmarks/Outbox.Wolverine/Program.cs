using ArchivePlatform.Benchmarks.Contest;
using ArchivePlatform.Benchmarks.Peer;

return await Contest.RunAsync(new WolverineOutbox());
