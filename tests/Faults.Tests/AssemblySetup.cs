using ArchivePlatform.Testing;
using Xunit;

// One platform, broken and healed by one test after another: a single collection never runs in parallel.
[assembly: AssemblyFixture(typeof(Platform))]
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
