using ArchivePlatform.ServiceKit.Problems;
using Xunit;

namespace ArchivePlatform.Intake.Tests;

/// <summary>Asserts that an act is refused.</summary>
internal static class Refused
{
    /// <summary>The act breaks the rule with this code; its refusal is returned for closer looks.</summary>
    public static RuleBroken With(string code, Action act)
    {
        var broken = Assert.Throws<RuleBroken>(act);
        Assert.Equal(code, broken.Rule.Code);
        return broken;
    }
}
