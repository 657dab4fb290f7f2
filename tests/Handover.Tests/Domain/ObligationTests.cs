using ArchivePlatform.Handovers.Domain;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

public sealed class ObligationTests
{
    [Theory]
    [Trait("Clause", "5.2.2")]
    [InlineData("2026-09-28", "OPEN", "2026-10-09")]
    [InlineData("2026-10-08", "OPEN", "2026-10-09")]
    [InlineData("2026-10-09", "DUE_SOON", "2026-10-11")]
    [InlineData("2026-10-10", "DUE_SOON", "2026-10-11")]
    [InlineData("2026-10-11", "OVERDUE", null)]
    [InlineData("2026-09-27", "PLANNED", "2026-09-28")]
    public void Time_alone_moves_an_unmet_obligation(string today, string state, string? wakeOn)
    {
        var obligation = Obliged("2026-09-28");

        obligation.Judge([Covered(1, "2026-09-28")], null, Calendar, Local(today));

        Assert.Equal((state, Day("2026-10-10")), (obligation.State.Code(), obligation.DueOn!.Value));
        Assert.Equal(wakeOn is null ? null : Day(wakeOn).ToDateTime(TimeOnly.MinValue), obligation.WakeAt);
    }

    [Fact]
    [Trait("Clause", "5.2.2")]
    public void Handed_over_on_the_due_day_is_met()
    {
        var obligation = Judged("2026-09-28", "2026-10-20", Covered(1, "2026-09-28", "2026-10-10"));

        Assert.Equal((ObligationState.Met, Day("2026-10-10"), 0), (obligation.State, obligation.MetOn!.Value, obligation.DaysLate));
    }

    [Fact]
    [Trait("Clause", "5.2.2")]
    public void Handed_over_after_the_due_day_is_met_late_with_its_working_days()
    {
        var obligation = Judged("2026-09-28", "2026-11-23", Covered(1, "2026-09-28", "2026-10-14"));

        Assert.Equal((ObligationState.MetLate, Day("2026-10-14"), 3), (obligation.State, obligation.MetOn!.Value, obligation.DaysLate));
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void The_day_of_submission_counts_not_the_day_of_acceptance()
    {
        var obligation = Judged("2026-09-28", "2026-11-23", Covered(1, "2026-09-28", "2026-10-09"));

        Assert.Equal((ObligationState.Met, Day("2026-10-09")), (obligation.State, obligation.MetOn!.Value));
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void An_item_not_yet_accepted_keeps_it_open() =>
        Assert.Equal(ObligationState.Open, Judged("2026-09-28", "2026-09-30", Covered(1, "2026-09-28", "2026-09-29"), Covered(2, "2026-09-28")).State);

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void The_last_needed_submission_is_the_day_it_was_met()
    {
        var obligation = Judged("2026-09-28", "2026-11-23", Covered(1, "2026-09-28", "2026-09-29"), Covered(2, "2026-09-28", "2026-10-12"));

        Assert.Equal((ObligationState.MetLate, Day("2026-10-12"), 1), (obligation.State, obligation.MetOn!.Value, obligation.DaysLate));
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void An_item_registered_after_it_was_met_does_not_reopen_it()
    {
        var obligation = Judged("2026-09-28", "2026-11-23", Covered(1, "2026-09-28", "2026-09-29"), Covered(2, "2026-09-30"));

        Assert.Equal((ObligationState.Met, Day("2026-09-29")), (obligation.State, obligation.MetOn!.Value));
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void An_item_registered_before_the_submission_reopens_it_when_it_arrives_later()
    {
        var obligation = Judged("2026-09-28", "2026-09-30", Covered(1, "2026-09-28", "2026-09-29"));
        Assert.Equal(ObligationState.Met, obligation.State);

        obligation.Judge([Covered(1, "2026-09-28", "2026-09-29"), Covered(2, "2026-09-28")], null, Calendar, Local("2026-09-30"));

        Assert.Equal((ObligationState.Open, null), (obligation.State, obligation.MetOn));
    }

    [Fact]
    public void Without_items_it_stays_open_and_becomes_overdue()
    {
        Assert.Equal(ObligationState.Open, Judged("2026-09-28", "2026-09-30").State);
        Assert.Equal(ObligationState.Overdue, Judged("2026-09-28", "2026-10-11").State);
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void A_submission_before_the_signing_does_not_meet_it_while_it_runs() =>
        Assert.Equal(ObligationState.Open, Judged("2026-09-28", "2026-09-30", Covered(1, "2026-09-20", "2026-09-21")).State);

    [Fact]
    public void A_submission_before_the_signing_meets_it_when_nothing_followed_by_the_due_day()
    {
        var obligation = Judged("2026-09-28", "2026-10-11", Covered(1, "2026-09-20", "2026-09-21"), Covered(2, "2026-10-15", "2026-10-16"));

        Assert.Equal((ObligationState.Met, Day("2026-09-21")), (obligation.State, obligation.MetOn!.Value));
    }

    [Fact]
    public void What_was_handed_over_before_the_signing_needs_no_second_submission()
    {
        var obligation = Judged("2026-09-28", "2026-09-30", Covered(1, "2026-09-20", "2026-09-21"), Covered(2, "2026-09-28", "2026-09-29"));

        Assert.Equal((ObligationState.Met, Day("2026-09-29")), (obligation.State, obligation.MetOn!.Value));
    }

    [Fact]
    public void The_days_of_the_policy_are_counted()
    {
        var obligation = Obliged("2026-09-28", new Term(2, 3));

        obligation.Judge([], null, Calendar, Local("2026-09-28"));

        Assert.Equal((Day("2026-10-08"), 3, 2), (obligation.DueOn!.Value, obligation.Days, obligation.PolicyRevision));
    }

    [Fact]
    public void Judging_twice_on_the_same_facts_changes_nothing()
    {
        var obligation = Judged("2026-09-28", "2026-09-30");
        var version = obligation.Version;

        Assert.False(obligation.Judge([], null, Calendar, Local("2026-09-30")));
        Assert.Equal(version, obligation.Version);
    }

    [Fact]
    [Trait("Clause", "5.2.2")]
    public void It_covers_the_sales_material_of_its_sale_at_its_giver()
    {
        var obligation = Obliged("2026-09-28");

        Assert.True(obligation.Covers(Registered("SALES", SalesTeam, Sale)));
        Assert.True(obligation.Covers(Registered("SALES", new Party("SALES", null), Sale)));
        Assert.False(obligation.Covers(Registered("CONTRACT", SalesTeam, Sale)));
        Assert.False(obligation.Covers(Registered("SALES", ClientAffairs, Sale)));
        Assert.False(obligation.Covers(Registered("SALES", new Party("LEGAL", null), Sale)));
        Assert.False(obligation.Covers(Registered("SALES", SalesTeam, null)));
    }

    [Fact]
    [Trait("Clause", "5.2.2")]
    public void Only_client_affairs_or_the_custodian_settle_it()
    {
        Assert.True(SalesHandover.Settles(Step(ClientAffairs, toClientAffairs: true)));
        Assert.True(SalesHandover.Settles(Step(Archive, toCustodian: true)));
        Assert.False(SalesHandover.Settles(Step(ClientAffairs)));
        Assert.False(SalesHandover.Settles(Custody.Start(Item(1), Company, ClientAffairs, At("2026-09-28"), "li.na").Hop));
    }

    private static Obligation Judged(string signedOn, string today, params CoveredItem[] items)
    {
        var obligation = Obliged(signedOn);
        obligation.Judge(items, null, Calendar, Local(today));
        return obligation;
    }

    private static SaleItem Registered(string category, Party registrar, Guid? sale) =>
        SaleItem.Of(new ItemFact(Item(1), Company, sale, category, "SUBSCRIPTION_LETTER", registrar, At("2026-09-28"), 1));

    private static CustodyHop Step(Party to, bool toCustodian = false, bool toClientAffairs = false)
    {
        var (custody, _) = Custody.Start(Item(1), Company, SalesTeam, At("2026-09-28"), "zhang.wei");
        return custody.Pass(new Transfer(Item(9000), SalesTeam, to, toCustodian, toClientAffairs, At("2026-09-29"), At("2026-09-30"), "li.na"));
    }
}
