using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Clauses.Mutation;
using Xunit;

namespace ArchivePlatform.Infra.Tests;

/// <summary>Mutants written by hand keep up with the code they change.</summary>
public sealed class WrittenMutantsTests
{
    [Fact]
    public void Each_finds_its_text_exactly_once() => Assert.NotEmpty(WrittenMutants.Read(Checkout.Root));
}
