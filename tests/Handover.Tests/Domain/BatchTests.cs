using ArchivePlatform.Handovers.Domain;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

public sealed class BatchTests
{
    [Fact]
    public void A_batch_number_carries_year_and_serial()
    {
        Assert.Equal("HO-2026-0031", BatchNumber.Of(2026, 31));
        Assert.Equal("HO-2026-10000", BatchNumber.Of(2026, 10000));
    }

    [Fact]
    public void A_new_batch_is_a_draft_without_lines()
    {
        var batch = Draft();

        Assert.Equal(BatchState.Draft, batch.State);
        Assert.Empty(batch.Lines);
        Assert.Equal(1, batch.Version);
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void Giver_and_receiver_may_not_be_the_same() =>
        Refused.With("GIVER_IS_RECEIVER", () => Batch.Draft(new BatchIdentity(Item(1), Company, "HO-2026-0001"), SalesTeam, new Party("SALES", "SALES_TEAM:YHY"), Giver, At("2026-09-28")));

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void Only_the_giver_drafts() =>
        Refused.With("NOT_GIVER", () => Batch.Draft(new BatchIdentity(Item(1), Company, "HO-2026-0001"), SalesTeam, ClientAffairs, Stranger, At("2026-09-28")));

    [Fact]
    public void Lines_are_numbered_in_the_order_given()
    {
        var batch = Draft(7, 5);
        batch.List([Offered(6)], Giver);

        Assert.Equal([(1, Item(7)), (2, Item(5)), (3, Item(6))], batch.Lines.Select(line => (line.Seq, line.ItemId)));
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void Only_the_giver_lists() => Refused.With("NOT_GIVER", () => Draft().List([Offered(1)], Archivist));

    [Fact]
    [Trait("Clause", "4.2.1")]
    public void An_item_held_by_somebody_else_is_refused_with_custody_conflict() =>
        Refused.With("CUSTODY_CONFLICT", () => Draft().List([Offered(1, ClientAffairs)], Giver));

    [Fact]
    [Trait("Clause", "4.2.1")]
    public void An_item_the_receiver_holds_already_is_refused_with_custody_conflict()
    {
        var batch = Batch.Draft(new BatchIdentity(Item(1), Company, "HO-2026-0001"), new Party("SALES", null), ClientAffairs, Giver, At("2026-09-28"));

        Refused.With("CUSTODY_CONFLICT", () => batch.List([Offered(1, ClientAffairs)], Giver));
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void An_item_stands_once_on_the_list() => Refused.With("ITEM_ALREADY_LISTED", () => Draft(1).List([Offered(1)], Giver));

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void A_batch_holds_at_most_five_hundred_lines()
    {
        var batch = Draft([.. Enumerable.Range(1, 500)]);

        Refused.With("BATCH_FULL", () => batch.List([Offered(501)], Giver));
    }

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void Nothing_is_listed_after_submission() => Refused.With("BATCH_NOT_OPEN", () => Submitted(1).List([Offered(2)], Giver));

    [Fact]
    public void Submission_offers_every_line_at_its_server_time()
    {
        var batch = Submitted(1, 2);

        Assert.Equal(BatchState.Submitted, batch.State);
        Assert.All(batch.Lines, line => Assert.Equal((LineState.Offered, At("2026-09-29"), "zhang.wei"), (line.State, line.SubmittedAt!.Value, line.SubmittedBy)));
    }

    [Fact]
    public void Submission_takes_the_pages_registered_then()
    {
        var batch = Draft(1);
        batch.Submit(new Dictionary<Guid, OfferedItem> { [Item(1)] = Offered(1, pages: 11) }, Giver, officerInCharge: true, At("2026-09-29"));

        Assert.Equal(11, batch.Lines[0].Pages);
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void An_empty_batch_is_refused_with_batch_empty() =>
        Refused.With("BATCH_EMPTY", () => Draft().Submit(Items(), Giver, officerInCharge: true, At("2026-09-29")));

    [Fact]
    [Trait("Clause", "5.1.6")]
    [Trait("Clause", "AMB-32")]
    public void A_department_without_records_officer_cannot_hand_over() =>
        Refused.With("NO_RECORDS_OFFICER", () => Draft(1).Submit(Items(1), Giver, officerInCharge: false, At("2026-09-29")));

    [Fact]
    [Trait("Clause", "4.2.1")]
    public void An_item_that_left_the_giver_since_is_refused_at_submission()
    {
        var moved = new Dictionary<Guid, OfferedItem> { [Item(1)] = Offered(1, Archive) };

        Refused.With("CUSTODY_CONFLICT", () => Draft(1).Submit(moved, Giver, officerInCharge: true, At("2026-09-29")));
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void Only_the_giver_submits() =>
        Refused.With("NOT_GIVER", () => Draft(1).Submit(Items(1), Archivist, officerInCharge: true, At("2026-09-29")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void A_submitted_batch_is_not_submitted_again() =>
        Refused.With("BATCH_NOT_OPEN", () => Submitted(1).Submit(Items(1), Giver, officerInCharge: true, At("2026-09-29")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void An_accepted_batch_is_not_submitted_again() =>
        Refused.With("BATCH_ALREADY_ACCEPTED", () => Accepted(1).Submit(Items(1), Giver, officerInCharge: true, At("2026-09-29")));

    [Fact]
    public void A_batch_is_withdrawn_before_the_first_decision()
    {
        var batch = Withdrawn(1);

        Assert.Equal(BatchState.Withdrawn, batch.State);
        Assert.Equal(LineState.Withdrawn, batch.Lines[0].State);
    }

    [Fact]
    public void A_draft_may_be_withdrawn()
    {
        var batch = Draft(1);
        batch.Withdraw(Giver);

        Assert.Equal(BatchState.Withdrawn, batch.State);
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void Only_the_giver_withdraws() => Refused.With("NOT_GIVER", () => Submitted(1).Withdraw(Archivist));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void After_the_first_decision_a_batch_is_not_withdrawn()
    {
        var batch = Submitted(1, 2);
        batch.Return([new ReturnedItem(Item(1), "缺页")], null, Receiver, At("2026-09-30"));

        Refused.With("BATCH_NOT_OPEN", () => batch.Withdraw(Giver));
    }

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void A_withdrawn_batch_is_not_withdrawn_again() => Refused.With("BATCH_NOT_OPEN", () => Withdrawn(1).Withdraw(Giver));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void An_accepted_batch_is_not_withdrawn() => Refused.With("BATCH_ALREADY_ACCEPTED", () => Accepted(1).Withdraw(Giver));

    [Fact]
    public void Every_change_raises_the_version()
    {
        var batch = Draft(1, 2);
        Assert.Equal(2, batch.Version);

        batch.Submit(Items(1, 2), Giver, officerInCharge: true, At("2026-09-29"));
        Assert.Equal(3, batch.Version);

        batch.Accept([Item(1)], Receiver, At("2026-09-30"));
        Assert.Equal(4, batch.Version);
    }
}
