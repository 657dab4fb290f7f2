using ArchivePlatform.Dossiers.Domain;
using Xunit;
using static ArchivePlatform.Dossiers.Tests.Domain.DossierStates;

namespace ArchivePlatform.Dossiers.Tests.Domain;

public sealed class ArrangementTests
{
    [Fact]
    [Trait("Clause", "5.10.2a")]
    public void Items_get_numbers_lines_and_pages_that_run_on()
    {
        var dossier = Numbered();
        var series = Series();

        var first = dossier.Arrange(series, pages: 3);
        var second = dossier.Arrange(series, pages: 0);
        var third = dossier.Arrange(series, pages: 2);

        Assert.Equal([$"{Number}·A-0001", $"{Number}·A-0002", $"{Number}·A-0003"], [first.ItemNumber, second.ItemNumber, third.ItemNumber]);
        Assert.Equal([(1, 1, 3), (2, null, null), (3, 4, 5)], new (int, int?, int?)[] { Place(first), Place(second), Place(third) });
        var volume = Assert.Single(dossier.Volumes);
        Assert.Equal(("A1", 3, 5), (volume.Code, volume.Lines, volume.Pages));
    }

    [Fact]
    [Trait("Clause", "5.10")]
    public void The_line_keeps_the_interim_number_as_former_number() =>
        Assert.Equal("SALES-000451", Numbered().Arrange(Series()).FormerNo);

    [Fact]
    [Trait("Clause", "5.10.2")]
    public void Arranging_says_where_the_accession_stands()
    {
        var dossier = Numbered();
        var item = Item();
        var accession = dossier.Receive(item, Step(2));

        dossier.Arrange(Placed(accession, item), Series());

        Assert.Equal(("FILED", "A", $"{Number}·A-0001", 2L), (accession.State, accession.Group, accession.ItemNumber, accession.Version));
    }

    [Fact]
    [Trait("Clause", "5.10.2")]
    public void An_item_has_one_place()
    {
        var dossier = Numbered();
        var item = Item();
        var accession = dossier.Receive(item, Step(2));
        dossier.Arrange(Placed(accession, item), Series());

        Assert.Equal("ITEM_ALREADY_FILED", Refusal(() => dossier.Arrange(Placed(accession, item), Series())));
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public void An_item_that_another_department_holds_is_not_arranged()
    {
        var dossier = Numbered();
        var item = Item();
        var accession = dossier.Receive(item, Step(1, "SALES", "CLIENT_AFFAIRS"));

        Assert.Equal("ITEM_NOT_IN_CUSTODY", Refusal(() => dossier.Arrange(Placed(accession, item), Series())));
    }

    [Fact]
    [Trait("Clause", "5.10.2a")]
    public void A_bound_volume_takes_nothing_and_additions_go_to_a_supplementary_one()
    {
        var dossier = Numbered();
        var series = Series();
        dossier.Arrange(series);
        dossier.Bind("A1", Defaults, Now);

        Assert.Equal("VOLUME_BOUND", Refusal(() => dossier.Arrange(series, volume: "A1")));
        var added = dossier.Arrange(series);

        Assert.Equal(["A1", "A2"], dossier.Volumes.Select(volume => volume.Code));
        Assert.Equal(($"{Number}·A-0002", 1, 1), (added.ItemNumber, added.Seq, added.PageFrom));
        Assert.Equal((1, 3), (dossier.Volumes[0].Lines, dossier.Volumes[0].Pages));
    }

    [Fact]
    [Trait("Clause", "5.10.2a")]
    public void The_open_volume_may_be_named()
    {
        var dossier = Numbered();
        var series = Series();

        dossier.Arrange(series, volume: "A1");
        dossier.Arrange(series, volume: "A1");
        dossier.Bind("A1", Defaults, Now);
        dossier.Arrange(series, volume: "A2");

        Assert.Equal([2, 1], dossier.Volumes.Select(volume => volume.Lines));
    }

    [Theory]
    [InlineData("A2")]
    [InlineData("C1")]
    [InlineData("")]
    [Trait("Clause", "5.10.2a")]
    public void A_volume_that_does_not_exist_in_the_group_is_unknown(string volume)
    {
        var dossier = Numbered();
        dossier.Arrange(Series());
        dossier.Arrange(Series("C"), "C");

        Assert.Equal("VOLUME_UNKNOWN", Refusal(() => dossier.Arrange(Series(), volume: volume)));
        Assert.Equal("VOLUME_UNKNOWN", Refusal(() => dossier.Bind("A7", Defaults, Now)));
    }

    [Fact]
    [Trait("Clause", "5.10.2a")]
    public void A_bound_volume_is_not_bound_again()
    {
        var dossier = Numbered();
        dossier.Arrange(Series());
        dossier.Bind("A1", Defaults, Now);

        Assert.Equal("VOLUME_BOUND", Refusal(() => dossier.Bind("A1", Defaults, Now.AddDays(1))));
        Assert.Equal(Now, dossier.Volumes[0].BoundAt);
    }

    [Fact]
    [Trait("Clause", "5.10.2b")]
    public void Loose_leaf_groups_are_not_bound()
    {
        var dossier = Numbered();
        dossier.Arrange(Series("B1"), "B1");

        Assert.Equal("VOLUME_LOOSE_LEAF", Refusal(() => dossier.Bind("B1-1", Defaults, Now)));
    }

    [Fact]
    [Trait("Clause", "5.10.2d")]
    public void Lease_period_material_belongs_to_shops_only()
    {
        Assert.Equal("USAGE_MISMATCH", Refusal(() => Numbered("RESIDENTIAL").Arrange(Series("D"), "D")));
        Assert.Equal(1, Numbered("SHOP").Arrange(Series("D"), "D").Seq);
    }

    [Theory]
    [InlineData("E", "A")]
    [InlineData("E", "C")]
    [InlineData("A", "B1")]
    [InlineData("B1", "B2")]
    [InlineData("C", "A")]
    [InlineData("C", "E")]
    [Trait("Clause", "5.10.2")]
    [Trait("Clause", "5.10.2e")]
    public void An_item_that_leads_elsewhere_is_refused(string leadsTo, string group) =>
        Assert.Equal("GROUP_MISMATCH", Refusal(() => Defaults.Group(group).RequireFits(leadsTo, Usage.Residential)));

    [Theory]
    [InlineData("A", "A")]
    [InlineData("E", "E")]
    [InlineData("A", "E")]
    [InlineData("B1", "C")]
    [InlineData("B2", "B2")]
    [Trait("Clause", "5.10.2")]
    [Trait("Clause", "5.10.2e")]
    public void An_item_may_go_where_it_leads_and_a_failed_sale_to_E(string leadsTo, string group) =>
        Defaults.Group(group).RequireFits(leadsTo, Usage.Residential);

    private static (int Seq, int? From, int? To) Place(InventoryLine line) => (line.Seq, line.PageFrom, line.PageTo);
}
