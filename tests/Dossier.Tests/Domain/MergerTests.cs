using ArchivePlatform.Dossiers.Domain;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Domain;

public sealed class MergerTests
{
    [Fact]
    [Trait("Clause", "AMB-23")]
    public void A_merger_given_up_lets_its_dossiers_go_and_names_the_volume_that_was_out()
    {
        var dossiers = new[] { DossierStates.Numbered(), DossierStates.Working() };
        var volume = DossierStates.NewId();
        var merger = Merger.Request(DossierStates.NewId(), DossierStates.Home(), dossiers, "limin", DossierStates.Now);

        merger.Revert(dossiers, "ON_LOAN", [volume], DossierStates.Now);

        Assert.Equal(("REFUSED", "ON_LOAN", DossierStates.Now), (merger.State, merger.Reason, merger.EndedAt));
        Assert.Equal([volume], merger.VolumeIds);
        Assert.Null(merger.SuccessorId);
        Assert.All(dossiers, dossier => Assert.Equal((null, null), (dossier.MergerId, dossier.SuccessorId)));
        Assert.True(Merger.Request(DossierStates.NewId(), DossierStates.Home(), dossiers, "limin", DossierStates.Now).IsPending);
    }

    [Fact]
    [Trait("Clause", "AMB-23")]
    [Trait("Clause", "5.1.5")]
    public void The_successors_dossier_is_as_secret_as_the_most_secret_of_those_merged_into_it()
    {
        var (secret, open, successor) = (DossierStates.Working(), DossierStates.Working(), DossierStates.Working());
        secret.Receive(DossierStates.Item(level: "B", viewers: ["zhaomin"]), DossierStates.Step(1));
        var dossiers = new[] { open, secret };
        var merger = Merger.Request(DossierStates.NewId(), DossierStates.Home(), dossiers, "limin", DossierStates.Now);

        merger.Complete(dossiers, successor, DossierStates.Now);

        Assert.Equal("B", successor.AccessLevel);
        Assert.Equal(["zhaomin"], successor.Viewers);
        Assert.All(dossiers, dossier => Assert.Equal(successor.Id, dossier.SuccessorId));
    }
}
