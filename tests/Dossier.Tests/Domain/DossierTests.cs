using ArchivePlatform.Dossiers.Domain;
using Xunit;
using static ArchivePlatform.Dossiers.Tests.Domain.DossierStates;

namespace ArchivePlatform.Dossiers.Tests.Domain;

public sealed class DossierTests
{
    [Fact]
    [Trait("Clause", "5.3.1")]
    public void A_dossier_begins_as_a_working_one_without_a_number()
    {
        var dossier = Working();

        Assert.Equal((DossierState.Working, null, "C", 1L), (dossier.State, dossier.Number, dossier.SecurityLevel, dossier.Version));
    }

    [Fact]
    [Trait("Clause", "5.3.1")]
    [Trait("Clause", "5.10.1")]
    public void Formalising_keeps_the_id_and_gives_the_number()
    {
        var dossier = Working();
        var id = dossier.Id;

        var given = dossier.Formalise("S001", Defaults.Numbering, new("GMO", 1), Today);

        Assert.Equal((id, Number, DossierState.Accepted, Today), (dossier.Id, dossier.Number, dossier.State, dossier.FiledOn));
        Assert.Equal((Number, dossier.PropertyId, "B03U2R1503"), (given.Number, given.PropertyId, given.PropertyCode));
        Assert.Equal(2, dossier.Version);
    }

    [Fact]
    [Trait("Clause", "5.3.1")]
    public void Formalising_with_nothing_at_the_custodian_is_refused()
    {
        var dossier = Working();

        Assert.Equal("NOTHING_ACCEPTED", Refusal(() => dossier.Formalise("S001", Defaults.Numbering, new("GMO", 0), Today)));
        Assert.Null(dossier.Number);
    }

    [Fact]
    [Trait("Clause", "5.10.1")]
    [Trait("Clause", "5.3.1")]
    public void A_numbered_dossier_is_not_numbered_again()
    {
        var dossier = Numbered();

        Assert.Equal("DOSSIER_ALREADY_NUMBERED", Refusal(() => dossier.Formalise("S002", Defaults.Numbering, new("GMO", 1), Today)));
        Assert.Equal(Number, dossier.Number);
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void An_accepted_item_is_filed_whatever_the_state()
    {
        foreach (var dossier in new[] { Working(), Numbered(), Arranged() })
        {
            var before = dossier.Version;

            var accession = dossier.Receive(Item(), Step(1));

            Assert.Equal(("ACCEPTED", 1, "GMO"), (accession.State, accession.Hop, accession.HolderDepartment));
            Assert.Equal(before + 1, dossier.Version);
        }
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void The_highest_custody_step_says_who_holds_an_item()
    {
        var dossier = Working();
        var accession = dossier.Receive(Item(), Step(1, "SALES", "CLIENT_AFFAIRS"));

        Assert.True(dossier.Follow(accession, Step(2)));
        Assert.False(dossier.Follow(accession, Step(2)));
        Assert.False(dossier.Follow(accession, Step(1, "SALES", "CLIENT_AFFAIRS")));
        Assert.Equal((2, "GMO", null, 2L), (accession.Hop, accession.HolderDepartment, accession.HolderTeam, accession.Version));
        Assert.Equal(3, dossier.Version);
    }

    [Fact]
    [Trait("Clause", "5.10.2a")]
    public void A_dossier_with_group_A_is_completed()
    {
        Assert.Equal(DossierState.Arranged, Arranged().State);
    }

    [Fact]
    [Trait("Clause", "5.10.2a")]
    public void A_dossier_without_group_A_is_not_completed()
    {
        var dossier = Numbered();
        dossier.Arrange(Series("C"), "C");

        Assert.Equal("GROUP_A_REQUIRED", Refusal(() => dossier.Complete(Defaults)));
        Assert.Equal(DossierState.Accepted, dossier.State);
    }

    [Fact]
    [Trait("Clause", "5.10")]
    public void A_working_dossier_is_neither_arranged_nor_completed()
    {
        var dossier = Working();

        Assert.Equal("DOSSIER_NOT_NUMBERED", Refusal(() => dossier.Arrange(Series())));
        Assert.Equal("DOSSIER_NOT_NUMBERED", Refusal(() => dossier.Complete(Defaults)));
    }

    [Fact]
    [Trait("Clause", "5.10")]
    public void Completing_twice_is_refused()
    {
        var dossier = Arranged();

        Assert.Equal("DOSSIER_ALREADY_ARRANGED", Refusal(() => dossier.Complete(Defaults)));
    }

    [Fact]
    [Trait("Clause", "5.3.1")]
    public void Five_of_the_six_classes_make_83_per_cent()
    {
        var papers = WorkingPapers.Of(
        [
            ("SALES", "SUBSCRIPTION_LETTER"), ("CONTRACT", "SALE_CONTRACT"), ("CONTRACT", "MORTGAGE_CONTRACT"),
            ("MOVE_IN", "MOVE_IN_NOTICE"), ("SALES", "SALES_HISTORY"), ("SALES", "QUEUE_AGREEMENT"),
        ]);

        Assert.Equal(83, papers.Percent);
        Assert.Equal(["SUPPLEMENT"], papers.Missing);
        Assert.Equal(100, WorkingPapers.Of([.. papers.Present.Select(_ => ("SALES", "SALES_HISTORY")), ("SALES", "DISCOUNT"), ("CONTRACT", "SALE_CONTRACT"), ("CONTRACT", "MORTGAGE_CONTRACT"), ("MOVE_IN", "MOVE_IN_NOTICE"), ("MOVE_IN", "MOVE_IN_SUPPLEMENT")]).Percent);
        Assert.Equal(0, WorkingPapers.Of([]).Percent);
    }

    private static Dossier Arranged()
    {
        var dossier = Numbered();
        dossier.Arrange(Series());
        dossier.Complete(Defaults);
        return dossier;
    }
}
