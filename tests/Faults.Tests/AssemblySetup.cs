using ArchivePlatform.Testing;
using Xunit;

// One platform, broken and healed by one test after another.
[assembly: AssemblyFixture(typeof(Platform))]
[assembly: CollectionBehavior(DisableTestParallelization = true)]
