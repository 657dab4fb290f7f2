using ArchivePlatform.Handovers.Domain;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

public sealed class ChecklistTests
{
    private const string Letter = "SUBSCRIPTION_LETTER";
    private const string Agreement = "QUEUE_AGREEMENT";

    private static readonly Member Head = new("chen.zong", ["GMO"]);

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void Without_the_letter_itself_nothing_meets_it()
    {
        var (obligation, owed) = Judged([Covered(1, "2026-09-28", "2026-09-29", Agreement)], "2026-09-30");

        Assert.Equal((ObligationState.Open, null), (obligation.State, obligation.MetOn));
        Assert.Equal([Letter], owed.Missing);
        Assert.Equal(0, owed.Remaining);
        Assert.Equal(ObligationState.Overdue, Judged([Covered(1, "2026-09-28", "2026-09-29", Agreement)], "2026-10-11").Obligation.State);
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void A_letter_that_is_registered_only_is_still_missing()
    {
        var (obligation, owed) = Judged([Covered(1, "2026-09-30"), Covered(2, "2026-09-28", "2026-09-29", Agreement)], "2026-09-30");

        Assert.Equal((ObligationState.Open, 1), (obligation.State, owed.Remaining));
        Assert.Equal([Letter], owed.Missing);
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void The_submission_that_brings_the_letter_is_the_day_it_was_met()
    {
        var (obligation, _) = Judged([Covered(1, "2026-10-12", "2026-10-12"), Covered(2, "2026-09-28", "2026-09-29", Agreement)], "2026-11-23");

        Assert.Equal((ObligationState.MetLate, Day("2026-10-12"), 1), (obligation.State, obligation.MetOn!.Value, obligation.DaysLate));
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void An_empty_checklist_asks_for_what_is_registered_alone()
    {
        var (obligation, _) = Judged([Covered(1, "2026-09-28", "2026-09-29", Agreement)], "2026-09-30", Term.Default with { Checklist = [] });

        Assert.Equal(ObligationState.Met, obligation.State);
    }

    [Fact]
    [Trait("Clause", "5.1.1b")]
    [Trait("Clause", "AMB-30")]
    public void What_is_waived_was_never_owed()
    {
        var items = new[] { Covered(1, "2026-09-28", "2026-09-29", Agreement), Covered(2, "2026-09-28", null, "DISCOUNT") };
        WaivedPart[] waived = [new(Letter, null, Moment("2026-10-14")), new(null, Item(2), Moment("2026-10-14"))];

        var obligation = Obliged("2026-09-28");
        obligation.Judge(obligation.Owed(items, waived), null, Calendar, Local("2026-10-14"));

        Assert.Equal((ObligationState.Met, Day("2026-09-29")), (obligation.State, obligation.MetOn!.Value));
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void Where_nothing_is_left_to_submit_the_waiver_itself_meets_it()
    {
        var obligation = Obliged("2026-09-28");
        obligation.Judge(obligation.Owed([], [new(Letter, null, Moment("2026-10-13"))]), null, Calendar, Local("2026-10-13"));

        Assert.Equal((ObligationState.MetLate, Day("2026-10-13")), (obligation.State, obligation.MetOn!.Value));
    }

    [Fact]
    [Trait("Clause", "5.1.1b")]
    [Trait("Clause", "AMB-30")]
    public void Only_what_is_missing_can_be_waived()
    {
        var items = new[] { Covered(1, "2026-09-28", "2026-09-29", Agreement), Covered(2, "2026-09-28", null, "DISCOUNT") };
        var (obligation, _) = Judged(items, "2026-09-30");
        WaivedPart[] waived = [new(Letter, null, Moment("2026-09-30")), new(null, Item(2), Moment("2026-09-30"))];

        obligation.RequireMissing(Draft(Letter), items, []);
        obligation.RequireMissing(Draft(item: Item(2)), items, []);
        Refused.With("PART_UNKNOWN", () => obligation.RequireMissing(Draft("KEY_RECEIPT"), items, []));
        Refused.With("PART_UNKNOWN", () => obligation.RequireMissing(Draft(item: Item(3)), items, []));
        Refused.With("PART_NOT_MISSING", () => obligation.RequireMissing(Draft(Letter), items, waived));
        Refused.With("PART_NOT_MISSING", () => obligation.RequireMissing(Draft(item: Item(2)), items, waived));
        Refused.With("PART_NOT_MISSING", () => obligation.RequireMissing(Draft(item: Item(1)), items, []));
        obligation.Judge([Covered(1, "2026-09-28", "2026-09-29")], null, Calendar, Local("2026-09-30"));
        Refused.With("OBLIGATION_SETTLED", () => obligation.RequireMissing(Draft(Letter), items, []));
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void A_waived_part_does_without_itself_alone()
    {
        var obligation = Obliged("2026-09-28", Term.Default with { Checklist = [Letter, Agreement] });

        var owed = obligation.Owed([Covered(1, "2026-09-28", "2026-09-29", "DISCOUNT")], [new(Letter, null, Moment("2026-09-30"))]);

        Assert.Equal([Agreement], owed.Missing);
    }

    [Fact]
    [Trait("Clause", "5.1.1b")]
    public void A_waiver_has_a_reason_and_another_persons_approval()
    {
        var obligation = Obliged("2026-09-28");

        Refused.With("REASON_REQUIRED", () => Waiver.Of(Item(7000), obligation, Draft(Letter, reason: "遗失了"), Head, At("2026-09-30")));
        Refused.With("WAIVER_SELF_APPROVAL", () => Waiver.Of(Item(7000), obligation, Draft(Letter, approver: "Chen.Zong"), Head, At("2026-09-30")));
        var waiver = Waiver.Of(Item(7000), obligation, Draft(Letter), Head, At("2026-09-30"));
        Assert.Equal((Sale, Letter, "wang.fang", "chen.zong"), (waiver.SaleId, waiver.Part, waiver.Approver, waiver.By));
    }

    private static (Obligation Obligation, HandedOver Owed) Judged(IReadOnlyCollection<CoveredItem> items, string today, Term? term = null)
    {
        var obligation = Obliged("2026-09-28", term);
        var owed = obligation.Owed(items, []);
        obligation.Judge(owed, null, Calendar, Local(today));
        return (obligation, owed);
    }

    private static Submission Moment(string day) => new(At(day), Local(day));

    private static WaiverDraft Draft(string? part = null, Guid? item = null, string reason = "原件遗失，客户已声明", string approver = "wang.fang") =>
        new(part, item, reason, approver);
}
