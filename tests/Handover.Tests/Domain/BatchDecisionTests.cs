using ArchivePlatform.Handovers.Domain;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

public sealed class BatchDecisionTests
{
    [Fact]
    [Trait("Clause", "AMB-27")]
    public void A_batch_is_accepted_whole()
    {
        var batch = Submitted(1, 2);

        var accepted = batch.Accept(null, Receiver, At("2026-09-30"));

        Assert.Equal(2, accepted.Count);
        Assert.Equal(BatchState.Accepted, batch.State);
    }

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void A_batch_is_accepted_line_by_line()
    {
        var batch = Submitted(1, 2);

        var accepted = batch.Accept([Item(2)], Receiver, At("2026-09-30"));

        Assert.Equal(Item(2), Assert.Single(accepted).ItemId);
        Assert.Equal(BatchState.PartlyAccepted, batch.State);
        batch.Accept([Item(1)], Receiver, At("2026-09-30"));
        Assert.Equal(BatchState.Accepted, batch.State);
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void Accepting_by_another_department_is_refused_with_not_receiver() =>
        Refused.With("NOT_RECEIVER", () => Submitted(1).Accept(null, Stranger, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void Accepting_own_submission_is_refused() =>
        Refused.With("SELF_ACCEPTANCE_FORBIDDEN", () => Submitted(1).Accept(null, Giver, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void Accepting_a_line_one_resubmitted_is_refused()
    {
        var batch = Returned(1);
        batch.Resubmit(Items(1), Receiver, officerInCharge: true, At("2026-10-08"));

        Refused.With("SELF_ACCEPTANCE_FORBIDDEN", () => batch.Accept(null, Receiver, At("2026-10-09")));
    }

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void Accepting_an_item_that_is_not_on_the_list_is_refused() =>
        Refused.With("LINE_UNKNOWN", () => Submitted(1).Accept([Item(1), Item(2)], Receiver, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void Accepting_a_draft_is_refused_with_batch_not_open() =>
        Refused.With("BATCH_NOT_OPEN", () => Draft(1).Accept([Item(1)], Receiver, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void Accepting_a_whole_draft_is_refused_with_batch_not_open() =>
        Refused.With("BATCH_NOT_OPEN", () => Draft(1).Accept(null, Receiver, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void Accepting_a_withdrawn_batch_is_refused_with_batch_not_open() =>
        Refused.With("BATCH_NOT_OPEN", () => Withdrawn(1).Accept([Item(1)], Receiver, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void Accepting_a_returned_line_is_refused_with_batch_not_open() =>
        Refused.With("BATCH_NOT_OPEN", () => Returned(1).Accept([Item(1)], Receiver, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void Accepting_an_accepted_line_again_is_refused_and_the_state_stands()
    {
        var batch = Submitted(1, 2);
        batch.Accept([Item(1)], Receiver, At("2026-09-30"));
        var version = batch.Version;

        Refused.With("BATCH_ALREADY_ACCEPTED", () => batch.Accept([Item(1), Item(2)], Receiver, At("2026-09-30")));

        Assert.Equal((BatchState.PartlyAccepted, version), (batch.State, batch.Version));
        Assert.Equal(LineState.Offered, batch.Lines[1].State);
    }

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void Accepting_an_accepted_batch_again_is_refused() =>
        Refused.With("BATCH_ALREADY_ACCEPTED", () => Accepted(1).Accept(null, Receiver, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void A_line_is_returned_with_reason_and_resubmit_day()
    {
        var batch = Submitted(1, 2);

        var returned = batch.Return([new ReturnedItem(Item(1), "缺签名")], Day("2026-10-13"), Receiver, At("2026-09-30"));

        Assert.Equal((LineState.Returned, "缺签名", Day("2026-10-13")), (returned[0].State, returned[0].ReturnReason, returned[0].ResubmitBy!.Value));
        Assert.Equal(BatchState.Submitted, batch.State);
    }

    [Fact]
    public void A_batch_with_every_line_returned_is_returned() => Assert.Equal(BatchState.Returned, Returned(1, 2).State);

    [Fact]
    public void Accepted_and_returned_lines_make_a_partly_accepted_batch()
    {
        var batch = Submitted(1, 2);
        batch.Accept([Item(1)], Receiver, At("2026-09-30"));
        batch.Return([new ReturnedItem(Item(2), "缺页")], null, Receiver, At("2026-09-30"));

        Assert.Equal(BatchState.PartlyAccepted, batch.State);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    [Trait("Clause", "AMB-27")]
    public void Returning_without_reason_is_refused(string? reason) =>
        Refused.With("RETURN_REASON_REQUIRED", () => Submitted(1).Return([new ReturnedItem(Item(1), reason)], null, Receiver, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void Returning_by_another_department_is_refused_with_not_receiver() =>
        Refused.With("NOT_RECEIVER", () => Submitted(1).Return([new ReturnedItem(Item(1), "缺页")], null, Stranger, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void Returning_an_accepted_line_is_refused() =>
        Refused.With("BATCH_ALREADY_ACCEPTED", () => Accepted(1).Return([new ReturnedItem(Item(1), "缺页")], null, Receiver, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void Returning_a_returned_line_is_refused() =>
        Refused.With("BATCH_NOT_OPEN", () => Returned(1).Return([new ReturnedItem(Item(1), "缺页")], null, Receiver, At("2026-09-30")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void A_returned_line_is_offered_again_with_its_own_submission_time()
    {
        var batch = Submitted(1, 2);
        batch.Accept([Item(2)], Receiver, At("2026-09-30"));
        batch.Return([new ReturnedItem(Item(1), "缺页")], Day("2026-10-13"), Receiver, At("2026-09-30"));

        batch.Resubmit(Items(1), Giver, officerInCharge: true, At("2026-10-08"));

        Assert.Equal(BatchState.PartlyAccepted, batch.State);
        Assert.Equal((LineState.Offered, At("2026-10-08"), null), (batch.Lines[0].State, batch.Lines[0].SubmittedAt!.Value, batch.Lines[0].ResubmitBy));
        Assert.Equal(At("2026-09-29"), batch.Lines[1].SubmittedAt);
    }

    [Fact]
    public void A_returned_batch_offered_again_is_submitted()
    {
        var batch = Returned(1);
        batch.Resubmit(Items(1), Giver, officerInCharge: true, At("2026-10-08"));

        Assert.Equal(BatchState.Submitted, batch.State);
        batch.Accept(null, Receiver, At("2026-10-09"));
        Assert.Equal(BatchState.Accepted, batch.State);
    }

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void An_offered_line_is_not_offered_again() =>
        Refused.With("BATCH_NOT_OPEN", () => Submitted(1).Resubmit(Items(1), Giver, officerInCharge: true, At("2026-10-08")));

    [Fact]
    [Trait("Clause", "AMB-27")]
    public void An_accepted_line_is_not_offered_again() =>
        Refused.With("BATCH_ALREADY_ACCEPTED", () => Accepted(1).Resubmit(Items(1), Giver, officerInCharge: true, At("2026-10-08")));

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void Only_the_giver_resubmits() =>
        Refused.With("NOT_GIVER", () => Returned(1).Resubmit(Items(1), Archivist, officerInCharge: true, At("2026-10-08")));

    [Fact]
    [Trait("Clause", "5.1.6")]
    public void Resubmission_needs_a_records_officer_too() =>
        Refused.With("NO_RECORDS_OFFICER", () => Returned(1).Resubmit(Items(1), Giver, officerInCharge: false, At("2026-10-08")));
}
