using Xunit;

// The guards need no platform; what does shares this one, a test at a time.
[assembly: AssemblyFixture(typeof(ArchivePlatform.Testing.Platform))]
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
