using ArchivePlatform.Handovers.Domain;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

public sealed class CountersignatureTests
{
    private static readonly Member Supervisor = new("gu.fen", ["CSC_D"]);
    private static readonly Member Second = new("he.er", ["SALES"]);

    [Fact]
    [Trait("Clause", "4.3.2")]
    public void What_comes_from_outside_is_accepted_after_its_countersignature_only()
    {
        var batch = External(1);

        Refused.With("COUNTERSIGN_MISSING", () => batch.Accept(null, Receiver, At("2026-09-30")));
        batch.Countersign("CSC_D", Supervisor, At("2026-09-30"));
        batch.Accept(null, Receiver, At("2026-09-30", 1));

        Assert.Equal((BatchState.Accepted, "gu.fen", At("2026-09-30")), (batch.State, batch.CountersignedBy, batch.CountersignedAt!.Value));
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    public void A_countersignature_is_given_by_the_department_in_charge_once_and_not_by_who_submitted()
    {
        var batch = External(1);

        Refused.With("NOT_COUNTERSIGNER", () => batch.Countersign("CSC_D", Receiver, At("2026-09-30")));
        Refused.With("COUNTERSIGN_SELF_FORBIDDEN", () => batch.Countersign("SALES", Giver, At("2026-09-30")));
        batch.Countersign("CSC_D", Supervisor, At("2026-09-30"));
        var version = batch.Version;

        Refused.With("COUNTERSIGN_NOT_DUE", () => batch.Countersign("CSC_D", Supervisor, At("2026-09-30")));
        Assert.Equal(version, batch.Version);
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    public void Only_what_is_offered_from_outside_awaits_a_countersignature()
    {
        var draft = Draft(1);
        draft.MarkExternal();

        Refused.With("COUNTERSIGN_NOT_DUE", () => draft.Countersign("CSC_D", Supervisor, At("2026-09-30")));
        Refused.With("COUNTERSIGN_NOT_DUE", () => Submitted(1).Countersign("CSC_D", Supervisor, At("2026-09-30")));
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    public void A_new_submission_needs_a_new_countersignature()
    {
        var batch = External(1, 2);
        batch.Countersign("CSC_D", Supervisor, At("2026-09-30"));
        batch.Return([new ReturnedItem(Item(1), "缺页")], null, Receiver, At("2026-09-30"));

        batch.Resubmit(Items(1), Giver, officerInCharge: true, At("2026-10-09"));

        Refused.With("COUNTERSIGN_MISSING", () => batch.Accept(null, Receiver, At("2026-10-10")));
    }

    [Fact]
    [Trait("Clause", "4.3.2")]
    [Trait("Clause", "5.1.4")]
    public void Who_countersigned_does_not_accept()
    {
        var batch = External(1);
        batch.Countersign("SALES", Receiver, At("2026-09-30"));

        Refused.With("SELF_ACCEPTANCE_FORBIDDEN", () => batch.Accept(null, Receiver, At("2026-09-30")));
        batch.Accept(null, Second, At("2026-09-30"));
    }

    private static Batch External(params int[] numbers)
    {
        var batch = Submitted(numbers);
        batch.MarkExternal();
        return batch;
    }
}
