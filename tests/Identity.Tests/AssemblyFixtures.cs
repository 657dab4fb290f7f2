using ArchivePlatform.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Platform))]

// Tests stop and start the issuer all others speak to: a single collection never runs in parallel.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]
