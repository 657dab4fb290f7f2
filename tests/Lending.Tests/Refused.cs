using ArchivePlatform.ServiceKit.Problems;
using Xunit;

namespace ArchivePlatform.Lending.Tests;

internal static class Refused
{
    /// <summary>The act is refused with this code.</summary>
    public static void With(string code, Action act) => Assert.Equal(code, Assert.Throws<RuleBroken>(act).Rule.Code);
}
