using ArchivePlatform.Testing;
using Xunit;

// All stations send through the one relay, which some tests cut: a single collection never runs in parallel.
[assembly: AssemblyFixture(typeof(Platform))]
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
