using ArchivePlatform.Dossiers.Domain;
using Xunit;
using static ArchivePlatform.Dossiers.Tests.Domain.DossierStates;

namespace ArchivePlatform.Dossiers.Tests.Domain;

public sealed class NumberTests
{
    [Theory]
    [InlineData("B03U2R1503", "B03U2R1503")]
    [InlineData("S01R0101", "S01R0101")]
    [InlineData("B03U2R1503A", "B03U2R1503A")]
    [InlineData(" Ｂ０３Ｕ２Ｒ１５０３ ", "B03U2R1503")]
    [InlineData("海棠苑B03R0501", "海棠苑B03R0501")]
    [InlineData("𠅤苑B03R0501", "𠅤苑B03R0501")]
    [Trait("Clause", "5.10.1")]
    public void The_default_form_takes_court_block_unit_and_room(string typed, string code) =>
        Assert.Equal(code, Home(typed).Code);

    [Theory]
    [InlineData("3-2-1503")]
    [InlineData("３－２－１５０３")]
    [InlineData("1503")]
    [InlineData("B03U2R15")]
    [InlineData("b03u2r1503")]
    [InlineData("B03U2R1503; drop table property")]
    [InlineData("B03·U2R1503")]
    [InlineData("海海海海海海海海海B03R0501")]
    [Trait("Clause", "5.10.1")]
    public void A_code_of_another_form_is_refused(string typed) =>
        Assert.Equal("NUMBER_FORMAT", Refusal(() => Home(typed)));

    [Fact]
    [Trait("Clause", "5.10.1")]
    public void A_company_may_use_a_form_of_its_own()
    {
        var pattern = new PropertyPattern("[0-9]{1,2}栋[0-9]{3,4}");

        Assert.Equal("3栋1503", pattern.Read("３栋1503"));
        Assert.Equal("NUMBER_FORMAT", Refusal(() => pattern.Read("B03U2R1503")));
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData(null)]
    [InlineData("B03\u0000R0501")]
    public void An_empty_or_broken_code_is_refused(string? typed) =>
        Assert.Equal("VALIDATION_FAILED", Refusal(() => Home(typed!)));

    [Fact]
    public void Half_a_character_is_refused() =>
        Assert.Equal("VALIDATION_FAILED", Refusal(() => Home("B03" + '\uD840' + "R0501")));

    [Theory]
    [InlineData("S001-ZY‧KH‧YHY-B03U2R1503")]
    [InlineData("S001-ZY・KH・YHY-B03U2R1503")]
    [InlineData("S001-ZY･KH･YHY-B03U2R1503")]
    [InlineData("S001-ZY•KH•YHY-B03U2R1503")]
    [InlineData("Ｓ００１－ZY·KH·YHY-Ｂ０３Ｕ２Ｒ１５０３")]
    [Trait("Clause", "5.10.1")]
    public void Dots_and_full_width_forms_of_a_number_are_one(string typed) =>
        Assert.Equal(Number, NumberTemplate.Normal(typed));

    [Fact]
    [Trait("Clause", "5.10.1")]
    public void A_number_is_built_from_fonds_category_project_and_property()
    {
        var numbering = Defaults.Numbering;

        Assert.Equal(Number, numbering.DossierNumber("S001", "YHY", "B03U2R1503"));
        Assert.Equal($"{Number}·A-0007", NumberTemplate.ItemNumber(NumberTemplate.SeriesOf(Number, "A"), 7, numbering.SerialWidth));
    }

    [Fact]
    [Trait("Clause", "5.10.1")]
    public void A_template_may_hold_fixed_elements() => Assert.Equal(
        "S001-ZY·KH·YHY·Y-B03U2R1503",
        new NumberTemplate("{fonds}-{category}·{project}·Y-{property}·{group}-{item}", 4).DossierNumber("S001", "YHY", "B03U2R1503"));

    [Fact]
    [Trait("Clause", "5.10.1")]
    public void A_series_counts_without_gaps_and_ends_with_its_width()
    {
        var series = Series(last: 9997);

        Assert.Equal([$"{Number}·A-9998", $"{Number}·A-9999"], [series.Next(4), series.Next(4)]);
        Assert.Equal("SERIES_EXHAUSTED", Refusal(() => series.Next(4)));
    }

    [Fact]
    [Trait("Clause", "5.10.1")]
    [Trait("Clause", "AMB-01")]
    public void A_code_once_numbered_is_not_given_to_another_property()
    {
        var given = Working().Formalise("S001", Defaults.Numbering, new("GMO", 1), Today);

        Assert.Equal("PROPERTY_CODE_NUMBERED", Refusal(() => GivenNumber.RequireFree(given, NewId())));
        GivenNumber.RequireFree(given, given.PropertyId);
        GivenNumber.RequireFree(null, NewId());
    }

    [Fact]
    [Trait("Clause", "5.10.1")]
    public void A_renumbered_room_keeps_the_number_its_dossier_bears()
    {
        var home = Home();
        var dossier = Dossier.Open(NewId(), home, Today);
        dossier.Formalise("S001", Defaults.Numbering, new("GMO", 1), Today);

        home.Renumber("B03U2R1504", "悦海园3栋2单元1504", Defaults.PropertyPattern);
        dossier.Renumbered(home);

        Assert.Equal(("B03U2R1504", Number), (dossier.PropertyCode, dossier.Number));
        Assert.Equal((2, 3), (home.Version, dossier.Version));
    }

    [Theory]
    [InlineData("OFFICE")]
    [InlineData("residential")]
    [InlineData("")]
    [InlineData(null)]
    [Trait("Clause", "2")]
    public void A_usage_other_than_home_or_shop_is_refused(string? usage) =>
        Assert.Equal("USAGE_UNKNOWN", Refusal(() => Home(usage: usage!)));

    [Theory]
    [InlineData("㛃家")]
    [InlineData("𠅤")]
    public void Rare_characters_of_a_label_survive(string label) => Assert.Equal(
        label, Property.Register(NewId(), Yhy(), new("S01R0101", label, "SHOP"), Defaults.PropertyPattern).Label);

    [Fact]
    public void A_label_of_101_characters_is_refused_and_one_of_100_rare_ones_is_not()
    {
        PropertyDraft Labelled(int length) => new("S01R0101", string.Concat(Enumerable.Repeat("𠅤", length)), "SHOP");

        Assert.Equal("VALIDATION_FAILED", Refusal(() => Property.Register(NewId(), Yhy(), Labelled(101), Defaults.PropertyPattern)));
        Assert.Equal(200, Property.Register(NewId(), Yhy(), Labelled(100), Defaults.PropertyPattern).Label.Length);
    }
}
