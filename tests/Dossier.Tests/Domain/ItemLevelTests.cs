using ArchivePlatform.Dossiers.Domain;
using Xunit;
using static ArchivePlatform.Dossiers.Tests.Domain.DossierStates;

namespace ArchivePlatform.Dossiers.Tests.Domain;

public sealed class ItemLevelTests
{
    private static readonly Voice Clerk = new("sunqi", "SALES");
    private static readonly Voice Head = new("chenzong", "GMO");

    public static TheoryData<string[]> Orders => [.. Permutations(["B wushi zhaomin", "A zhaomin", "B zhaomin", "C"])];

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void A_dossier_is_at_least_as_secret_as_the_highest_of_its_items()
    {
        var dossier = Working();

        dossier.Receive(Item(level: "B", viewers: "zhaomin"), Step(1));
        Assert.Equal(("C", "B"), (dossier.SecurityLevel, dossier.AccessLevel));
        Assert.Equal(["zhaomin"], dossier.Viewers);

        dossier.Receive(Item(), Step(1));
        Assert.Equal("B", dossier.AccessLevel);
    }

    [Theory]
    [MemberData(nameof(Orders))]
    [Trait("Clause", "5.1.5")]
    public void The_order_in_which_items_are_filed_does_not_matter(string[] items)
    {
        var dossier = Working();

        foreach (var item in items.Select(item => item.Split(' ')))
            dossier.Receive(Item(level: item[0], viewers: item[1..]), Step(1));

        Assert.Equal(("C", "A"), (dossier.SecurityLevel, dossier.AccessLevel));
        Assert.Equal(["zhaomin"], dossier.Viewers);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void An_item_lets_nobody_into_a_dossier_whose_viewers_two_departments_named()
    {
        var dossier = Agreed("B", "wushi");

        dossier.Receive(Item(level: "B", viewers: "zhaomin"), Step(1));
        Assert.Equal(["wushi", "sunqi"], dossier.Viewers);

        dossier.Receive(Item(level: "A", viewers: "zhaomin"), Step(1));
        Assert.Equal("A", dossier.AccessLevel);
        Assert.Empty(dossier.Viewers);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void A_lowering_that_two_departments_agree_on_lowers_the_items_with_the_dossier()
    {
        var dossier = Working();
        dossier.Receive(Item(level: "A", viewers: "zhaomin"), Step(1));

        var proposal = dossier.ProposeLevel(NewId(), new("C", "诉讼已结束", []), null, Head, Now);
        Assert.Equal(("A", "A"), (proposal.From, dossier.AccessLevel));
        Decide(dossier, proposal, confirmed: true, Clerk);

        Assert.Equal(("C", "C", "C"), (dossier.SecurityLevel, dossier.AccessLevel, dossier.ItemLevel));
        dossier.Receive(Item(), Step(1));
        Assert.Equal("C", dossier.AccessLevel);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void A_more_secret_item_that_comes_before_a_lowering_is_decided_still_counts()
    {
        var dossier = Agreed("B");
        var proposal = dossier.ProposeLevel(NewId(), new("C", "诉讼已结束", []), null, Head, Now);

        dossier.Receive(Item(level: "A"), Step(1));
        Decide(dossier, proposal, confirmed: true, Clerk);

        Assert.Equal(("C", "A"), (dossier.SecurityLevel, dossier.AccessLevel));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void A_raise_that_is_turned_down_leaves_the_level_of_the_items()
    {
        var dossier = Working();
        var proposal = dossier.ProposeLevel(NewId(), new("A", "涉及诉讼", []), null, Clerk, Now);

        dossier.Receive(Item(level: "B", viewers: "zhaomin"), Step(1));
        Assert.Equal("A", dossier.AccessLevel);
        Decide(dossier, proposal, confirmed: false, Head);

        Assert.Equal(("C", "B"), (dossier.SecurityLevel, dossier.AccessLevel));
        Assert.Equal(["zhaomin"], dossier.Viewers);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void What_the_items_say_can_be_agreed_on_and_is_then_printed()
    {
        var dossier = Working();
        dossier.Receive(Item(level: "B", viewers: "zhaomin"), Step(1));

        Decide(dossier, dossier.ProposeLevel(NewId(), new("B", "涉及诉讼", ["wushi"]), null, Clerk, Now), confirmed: true, Head);

        Assert.Equal(("B", "B"), (dossier.SecurityLevel, dossier.AccessLevel));
        Assert.Equal(["wushi", "sunqi"], dossier.Viewers);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public void A_dossier_concerns_whoever_opened_it_and_whoever_gave_or_registered_its_items_in_every_order()
    {
        var one = Dossier.Open(NewId(), Home(), Today, "SALES");
        var other = Dossier.Open(NewId(), Home(), Today, "SALES");

        one.Concern("LEGAL", "CSC_D");
        one.Concern("ENG");
        other.Concern("ENG", "LEGAL");
        other.Concern("CSC_D", "LEGAL");

        Assert.Equal(["CSC_D", "ENG", "LEGAL", "SALES"], one.Departments);
        Assert.Equal(one.Departments, other.Departments);
        var before = one.Version;
        one.Concern("ENG");
        Assert.Equal(before, one.Version);
    }

    private static Dossier Agreed(string level, params string[] viewers)
    {
        var dossier = Working();
        Decide(dossier, dossier.ProposeLevel(NewId(), new(level, "涉及诉讼", viewers), null, Clerk, Now), confirmed: true, Head);
        return dossier;
    }

    private static void Decide(Dossier dossier, LevelProposal proposal, bool confirmed, Voice by) =>
        dossier.DecideLevel(proposal, confirmed, by, "GMO", Now, Today.AddYears(3));

    private static IEnumerable<string[]> Permutations(string[] items) =>
        items.Length == 1 ? [items] : items.SelectMany(first => Permutations([.. items.Where(item => item != first)]), (first, rest) => (string[])[first, .. rest]);
}
