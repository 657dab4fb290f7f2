using ArchivePlatform.Intake.Domain;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Domain;

public sealed class ItemFormTests
{
    [Fact, Trait("Clause", "5.1.1b")]
    public void Incomplete_material_is_stored_with_what_is_missing()
    {
        var item = Lines.Register(Lines.Letter with { DocumentDate = null, ResponsibleParty = null, Pages = null });

        Assert.Equal("INCOMPLETE", item.State);
        Assert.Equal(["documentDate", "responsibleParty", "pages"], item.Missing);
    }

    [Theory, Trait("Clause", "3.2"), Trait("Clause", "3.3"), Trait("Clause", "3.4")]
    [InlineData("CONTRACT", "SALE_CONTRACT", "contractNo")]
    [InlineData("CONTRACT", "MORTGAGE_CONTRACT", "contractNo,bank")]
    [InlineData("TITLE", "MANDATE", "mandateType")]
    [InlineData("MOVE_IN", "MOVE_IN_NOTICE", "moveInDate")]
    [InlineData("MOVE_IN", "KEY_RECEIPT", "moveInDate,keysHanded")]
    public void Each_category_has_fields_that_may_be_found_out_later(string category, string subtype, string missing)
    {
        var line = Lines.Letter with { TeamCode = "CLIENT_AFFAIRS", Category = category, Subtype = subtype };

        Assert.Equal(missing, string.Join(",", Lines.Register(line).Missing));
    }

    [Fact, Trait("Clause", "5.1.1b")]
    public void What_is_found_out_later_completes_the_item()
    {
        var item = Lines.Register(Lines.Letter with { DocumentDate = null, Pages = 0 });

        item.Complete(new Completion { DocumentDate = new DateOnly(2026, 9, 28), Pages = 4, ResponsibleParty = "别人" }, contractDate: null);

        Assert.Equal(("REGISTERED", 2L, 4), (item.State, item.Version, item.Pages));
        Assert.Equal("深圳市悦海房地产有限公司", item.ResponsibleParty);
        Refused.With("NOTHING_MISSING", () => item.Complete(new Completion { Pages = 5 }, contractDate: null));
    }

    [Fact, Trait("Clause", "5.1.1b"), Trait("Clause", "3.4")]
    public void A_completion_fills_every_gap_and_keeps_the_order_of_dates()
    {
        var item = Lines.Register(Lines.Letter with { TeamCode = "CLIENT_AFFAIRS", Category = "MOVE_IN", Subtype = "KEY_RECEIPT" });
        var found = new Completion { MoveInDate = new DateOnly(2026, 1, 10), KeysHanded = 3 };

        Refused.With("DATE_ORDER", () => item.Complete(found, contractDate: new DateOnly(2026, 2, 1)));
        item.Complete(found with { MoveInDate = new DateOnly(2026, 3, 1) }, contractDate: new DateOnly(2026, 2, 1));

        Assert.Equal("REGISTERED", item.State);
    }

    [Theory]
    [InlineData("㛃𠅤𡈽 · 业主资料", "㛃𠅤𡈽 · 业主资料")]
    [InlineData("  e\u0301tage  ", "\u00e9tage")]
    public void Titles_are_kept_as_typed_in_composed_form(string typed, string kept) =>
        Assert.Equal(kept, Lines.Register(Lines.Letter with { Title = typed }).Title);

    [Fact]
    public void A_title_holds_500_characters_and_not_one_more()
    {
        var title = string.Concat(Enumerable.Repeat("𠅤", 500));

        Assert.Equal(title, Lines.Register(Lines.Letter with { Title = title }).Title);
        Assert.Equal("title", Refused.With("VALIDATION_FAILED", () => Lines.Register(Lines.Letter with { Title = title + "字" })).Field);
    }

    [Theory]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31")]
    public void Dates_outside_the_archives_time_are_refused(string date)
    {
        var day = DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture);

        Assert.Equal("documentDate", Refused.With("VALIDATION_FAILED", () => Lines.Register(Lines.Letter with { DocumentDate = day })).Field);
        Assert.Equal("moveInDate", Refused.With("VALIDATION_FAILED", () => Lines.Register(Lines.Checklist with { MoveInDate = day })).Field);
        Assert.Equal("deliveredOn", Refused.With("VALIDATION_FAILED", () => Lines.Register(Lines.Delivery with { DeliveredOn = day })).Field);
        Assert.Equal("approvedOn", Refused.With("VALIDATION_FAILED", () => Lines.Register(Lines.Letter with { ApprovedOn = day })).Field);
    }

    [Fact]
    public void Words_outside_their_lists_and_numbers_outside_their_range_are_refused()
    {
        (ItemLine Line, string Field)[] cases =
        [
            (Lines.Letter with { Copy = null }, "copy"),
            (Lines.Letter with { Copy = "FAX" }, "copy"),
            (Lines.Delivery with { MandateType = "PASSPORT" }, "mandateType"),
            (Lines.Delivery with { DeliveryMethod = "PIGEON" }, "deliveryMethod"),
            (Lines.Letter with { Pages = -1 }, "pages"),
            (Lines.Letter with { Pages = 100_000 }, "pages"),
            (Lines.Checklist with { KeysHanded = 1_000 }, "keysHanded"),
            (Lines.Letter with { Title = null }, "title"),
            (Lines.Letter with { DepartmentCode = null }, "departmentCode"),
        ];

        foreach (var (line, field) in cases)
            Assert.Equal(field, Refused.With("VALIDATION_FAILED", () => Lines.Register(line)).Field);
    }
}
