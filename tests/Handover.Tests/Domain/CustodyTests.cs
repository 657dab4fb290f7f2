using ArchivePlatform.Handovers.Domain;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

public sealed class CustodyTests
{
    [Fact]
    [Trait("Clause", "4.2.1")]
    public void Custody_starts_with_the_registering_department()
    {
        var (custody, hop) = Started();

        Assert.Equal((SalesTeam, 1), (custody.Holder, custody.Hop));
        Assert.Equal((1, null, "SALES", "SALES_TEAM:YHY"), (hop.Hop, hop.FromDepartment, hop.ToDepartment, hop.ToTeam));
    }

    [Fact]
    [Trait("Clause", "4.2.1")]
    [Trait("Clause", "AMB-27")]
    public void An_accepted_line_passes_custody_with_the_next_hop()
    {
        var (custody, _) = Started();

        var hop = custody.Pass(Transfer(SalesTeam, ClientAffairs));

        Assert.Equal((ClientAffairs, 2, 2L), (custody.Holder, custody.Hop, custody.Version));
        Assert.Equal((2, "SALES_TEAM:YHY", "CLIENT_AFFAIRS", At("2026-09-29")), (hop.Hop, hop.FromTeam, hop.ToTeam, hop.SubmittedAt!.Value));
    }

    [Fact]
    public void A_department_gives_what_its_team_holds()
    {
        var (custody, _) = Started();

        var hop = custody.Pass(Transfer(new Party("SALES", null), Archive));

        Assert.Equal(("SALES_TEAM:YHY", "GMO"), (hop.FromTeam, hop.ToDepartment));
    }

    [Fact]
    [Trait("Clause", "4.2.1")]
    public void Passing_what_another_holds_is_refused_with_custody_conflict()
    {
        var (custody, _) = Started();

        Refused.With("CUSTODY_CONFLICT", () => custody.Pass(Transfer(ClientAffairs, Archive)));
        Assert.Equal((SalesTeam, 1), (custody.Holder, custody.Hop));
    }

    [Fact]
    [Trait("Clause", "4.2.1")]
    public void Passing_what_the_receiver_holds_already_is_refused()
    {
        var (custody, _) = Started();
        custody.Pass(Transfer(SalesTeam, ClientAffairs));

        Refused.With("CUSTODY_CONFLICT", () => custody.Pass(Transfer(new Party("SALES", null), ClientAffairs)));
    }

    [Fact]
    public void An_earlier_announcement_corrects_the_first_hop_only()
    {
        var (custody, first) = Started();
        var second = custody.Pass(Transfer(SalesTeam, ClientAffairs));

        first.Learn(At("2026-09-27"), "chen.jie");
        second.Learn(At("2026-09-27"), "chen.jie");
        first.Learn(At("2026-09-29"), "zhao.lei");

        Assert.Equal((At("2026-09-27"), "chen.jie"), (first.At, first.By));
        Assert.Equal("li.na", second.By);
    }

    private static (Custody Custody, CustodyHop Hop) Started() => Custody.Start(Item(1), Company, SalesTeam, At("2026-09-28"), "zhang.wei");

    private static Transfer Transfer(Party from, Party to) => new(Item(9000), from, to, ToCustodian: false, ToClientAffairs: true, At("2026-09-29"), At("2026-09-30"), "li.na");
}
