using ArchivePlatform.Dossiers.Domain;
using Xunit;
using static ArchivePlatform.Dossiers.Tests.Domain.DossierStates;

namespace ArchivePlatform.Dossiers.Tests.Domain;

public sealed class LevelTests
{
    private static readonly Voice Clerk = new("sunqi", "SALES");
    private static readonly Voice Head = new("chenzong", "GMO");
    private static readonly DateOnly ReviewOn = Today.AddYears(3);

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void A_raise_keeps_readers_out_at_once_and_is_printed_once_the_second_department_agrees()
    {
        var dossier = Numbered();

        var proposal = Proposed(dossier, "B", Clerk, "wushi");
        Assert.Equal(("C", "B"), (dossier.SecurityLevel, dossier.AccessLevel));
        Assert.Equal(["wushi", "sunqi"], dossier.Viewers);

        Decide(dossier, proposal, confirmed: true, Head);
        Assert.Equal(("B", "B", ReviewOn), (dossier.SecurityLevel, dossier.AccessLevel, dossier.ReviewOn!.Value));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void A_raise_that_is_turned_down_leaves_everything_as_it_was()
    {
        var dossier = Numbered();

        Decide(dossier, Proposed(dossier, "A", Clerk), confirmed: false, Head);

        Assert.Equal(("C", "C", null), (dossier.SecurityLevel, dossier.AccessLevel, dossier.ReviewOn));
        Assert.Empty(dossier.Viewers);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void A_lowering_lets_nobody_in_before_it_is_agreed_on()
    {
        var dossier = Raised("B");

        var proposal = Proposed(dossier, "C", Head);
        Assert.Equal(("B", "B"), (dossier.SecurityLevel, dossier.AccessLevel));

        Decide(dossier, proposal, confirmed: true, Clerk);
        Assert.Equal(("C", "C", null), (dossier.SecurityLevel, dossier.AccessLevel, dossier.ReviewOn));
        Assert.Empty(dossier.Viewers);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void One_department_alone_lets_nobody_in_by_asking_for_more_secrecy()
    {
        var dossier = Raised("B", "wushi");

        var proposal = Proposed(dossier, "A", Clerk, "wushi", "zhoujiu");
        Assert.Equal(["wushi", "sunqi"], dossier.Viewers);

        Decide(dossier, proposal, confirmed: true, Head);
        Assert.Equal(["wushi", "zhoujiu", "sunqi"], dossier.Viewers);
    }

    [Theory]
    [Trait("Clause", "5.1.5")]
    [InlineData("sunqi", "GMO")]
    [InlineData("wushi", "SALES")]
    [InlineData("zhoujiu", "ENG")]
    public void The_same_person_the_same_department_and_two_that_are_not_the_custodian_do_not_suffice(string person, string department)
    {
        var dossier = Numbered();
        var proposal = Proposed(dossier, "B", Clerk);

        Assert.Equal("SECOND_APPROVAL_MISSING", Refusal(() => Decide(dossier, proposal, confirmed: true, new(person, department))));

        Assert.Equal(("C", "B", LevelProposal.Open), (dossier.SecurityLevel, dossier.AccessLevel, proposal.State));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void Only_a_known_and_other_level_is_asked_for_one_at_a_time_and_decided_once()
    {
        var dossier = Numbered();

        Assert.Equal("LEVEL_UNKNOWN", Refusal(() => Proposed(dossier, "绝密", Clerk)));
        Assert.Equal("LEVEL_UNCHANGED", Refusal(() => Proposed(dossier, "C", Clerk)));
        var proposal = Proposed(dossier, "B", Clerk);
        Assert.Equal("LEVEL_CHANGE_OPEN", Refusal(() => dossier.ProposeLevel(NewId(), new("A", "诉讼材料", []), proposal, Head, Now)));
        Decide(dossier, proposal, confirmed: true, Head);
        Assert.Equal("LEVEL_DECIDED", Refusal(() => Decide(dossier, proposal, confirmed: false, Head)));
    }

    private static Dossier Raised(string level, params string[] viewers)
    {
        var dossier = Numbered();
        Decide(dossier, Proposed(dossier, level, Clerk, viewers), confirmed: true, Head);
        return dossier;
    }

    private static LevelProposal Proposed(Dossier dossier, string level, Voice by, params string[] viewers) =>
        dossier.ProposeLevel(NewId(), new(level, "涉及诉讼", viewers), null, by, Now);

    private static void Decide(Dossier dossier, LevelProposal proposal, bool confirmed, Voice by) =>
        dossier.DecideLevel(proposal, confirmed, by, "GMO", Now, ReviewOn);
}
