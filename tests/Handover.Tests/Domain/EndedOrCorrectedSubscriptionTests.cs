using ArchivePlatform.Handovers.Domain;
using Xunit;
using static ArchivePlatform.Handovers.Tests.HandoverStates;

namespace ArchivePlatform.Handovers.Tests.Domain;

/// <summary>What becomes of an obligation when its subscription is cancelled or its signing corrected.</summary>
public sealed class EndedOrCorrectedSubscriptionTests
{
    [Fact]
    [Trait("Clause", "AMB-04")]
    public void A_cancelled_subscription_cancels_it()
    {
        var obligation = Obliged("2026-09-28");

        obligation.Judge([Covered(1, "2026-09-28")], Day("2026-09-30"), Calendar, Local("2026-10-20"));

        Assert.Equal((ObligationState.Cancelled, null), (obligation.State, obligation.WakeAt));
    }

    [Fact]
    [Trait("Clause", "AMB-04")]
    public void Material_handed_over_after_the_cancellation_leaves_it_cancelled()
    {
        var obligation = Obliged("2026-09-28");

        obligation.Judge([Covered(1, "2026-09-28", "2026-10-09")], Day("2026-09-30"), Calendar, Local("2026-10-20"));

        Assert.Equal((ObligationState.Cancelled, null), (obligation.State, obligation.MetOn));
    }

    [Fact]
    [Trait("Clause", "AMB-04")]
    public void Met_before_the_cancellation_stays_met()
    {
        var obligation = Obliged("2026-09-28");

        obligation.Judge([Covered(1, "2026-09-28", "2026-09-29")], Day("2026-09-30"), Calendar, Local("2026-10-20"));

        Assert.Equal(ObligationState.Met, obligation.State);
    }

    [Fact]
    [Trait("Clause", "AMB-30")]
    public void A_corrected_signing_moves_start_and_due()
    {
        var obligation = Obliged("2026-09-28");
        obligation.Judge([], null, Calendar, Local("2026-09-30"));

        Assert.True(obligation.Correct(Signed("2026-09-24", version: 3), Term.Default));
        obligation.Judge([], null, Calendar, Local("2026-09-30"));

        Assert.Equal((Day("2026-09-24"), Day("2026-10-09")), (obligation.StartedOn, obligation.DueOn!.Value));
    }

    [Fact]
    public void An_older_signing_moves_nothing()
    {
        var obligation = Obliged("2026-09-28");

        Assert.False(obligation.Correct(Signed("2026-09-24", version: 1), Term.Default));
        Assert.Equal(Day("2026-09-28"), obligation.StartedOn);
    }
}
