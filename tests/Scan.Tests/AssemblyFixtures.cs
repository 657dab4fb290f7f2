using ArchivePlatform.Testing;
using Xunit;

// Some tests kill the one service, or give it a store that lies: a single collection never runs in parallel.
[assembly: AssemblyFixture(typeof(Platform))]
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
