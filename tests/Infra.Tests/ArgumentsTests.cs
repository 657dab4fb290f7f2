using ArchivePlatform.Tools;
using Xunit;

namespace ArchivePlatform.Infra.Tests;

public sealed class ArgumentsTests
{
    private static readonly Verb Verb = new("rebuild SERVICE MODEL | --all [--instance NAME]", ["all"], (_, _) => Task.FromResult(0));

    [Fact]
    public void Words_and_options_are_told_apart()
    {
        var arguments = new Arguments(["handover", "--instance", "t1", "known_item"], Verb);

        Assert.Equal(("handover", "known_item", "t1"), (arguments[0], arguments[1], arguments.Option("instance")));
        Assert.False(arguments.Has("all"));
    }

    [Fact]
    public void A_flag_takes_no_value()
    {
        var arguments = new Arguments(["--all", "handover"], Verb);

        Assert.True(arguments.Has("all"));
        Assert.Equal("handover", arguments[0]);
    }

    [Theory]
    [InlineData("--instanz")]
    [InlineData("--instance")]
    public void A_mistyped_option_or_one_without_its_value_is_refused(string option) =>
        Assert.Throws<UsageException>(() => new Arguments([option], Verb));
}
