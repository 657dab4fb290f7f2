using ArchivePlatform.Testing;
using Xunit;

[assembly: AssemblyFixture(typeof(Platform))]
