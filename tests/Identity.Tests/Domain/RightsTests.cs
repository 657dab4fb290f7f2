using ArchivePlatform.Identities.Domain;
using ArchivePlatform.ServiceKit.Problems;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Domain;

public sealed class RightsTests
{
    [Theory]
    [InlineData(new[] { "SYSTEM_ADMIN", "SECURITY_ADMIN" }, true)]
    [InlineData(new[] { "SECURITY_ADMIN", "AUDITOR" }, true)]
    [InlineData(new[] { "SYSTEM_ADMIN", "AUDITOR" }, true)]
    [InlineData(new[] { "SYSTEM_ADMIN", "ARCHIVIST" }, false)]
    [InlineData(new[] { "ARCHIVIST", "REGISTRY" }, false)]
    public void Two_of_the_three_administrators_are_never_one_person(string[] roles, bool refused)
    {
        var attempt = Record.Exception(() => Rights.Of("SZ01", null, null, roles, null));

        Assert.Equal(refused ? "ROLES_MIXED" : null, (attempt as RuleBroken)?.Rule.Code);
    }

    [Fact]
    public void The_same_rights_in_another_order_are_the_same()
    {
        var one = Rights.Of("SZ01", ["SALES", "GMO"], ["CLIENT_AFFAIRS"], ["REGISTRY", "ARCHIVIST"], "B");
        var other = Rights.Of("SZ01", ["GMO", "SALES", "GMO"], ["CLIENT_AFFAIRS"], ["ARCHIVIST", "REGISTRY"], "B");

        Assert.True(one.Matches(other));
        Assert.False(one.Matches(Rights.Of("SZ01", ["GMO", "SALES"], ["CLIENT_AFFAIRS"], ["ARCHIVIST", "REGISTRY"], "A")));
    }

    [Theory]
    [InlineData("limin", true)]
    [InlineData("li.min-2", true)]
    [InlineData("l", false)]
    [InlineData("Limin", false)]
    [InlineData("李敏", false)]
    [InlineData("limin\n", false)]
    [InlineData("-limin", false)]
    public void An_id_is_readable_and_plain(string id, bool fits) => Assert.Equal(fits, SubjectId.Fits(id));

    [Theory]
    [InlineData("2026-09-01T00:00:00.0000000Z", "2026-09-01T00:00:00Z")]
    [InlineData("2026-09-01T00:00:00.0000001Z", "2026-09-01T00:00:01Z")]
    [InlineData("2026-09-01T00:00:00.9999999Z", "2026-09-01T00:00:01Z")]
    public void What_counts_from_now_counts_from_the_next_whole_second(string instant, string second) =>
        Assert.Equal(At(second), WholeSecond.From(At(instant)));

    private static DateTimeOffset At(string text) => DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
