using Xunit;

// One gateway for all: what one test sends must not use up what another counts.
[assembly: AssemblyFixture(typeof(ArchivePlatform.Testing.Platform))]
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
