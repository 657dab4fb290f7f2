using Xunit;

namespace ArchivePlatform.Intake.Tests.Domain;

public sealed class ItemTests
{
    [Fact, Trait("Clause", "3.1")]
    public void A_subscription_letter_leads_to_group_A()
    {
        var item = Lines.Register(Lines.Letter);

        Assert.Equal(("SALES", "SUBSCRIPTION_LETTER", "A", "REGISTERED"), (item.Category, item.Subtype, item.Group, item.State));
        Assert.Equal((Lines.Property, Lines.Sale, 1L, "C"), (item.PropertyId, item.SaleId, item.Version, item.SecurityLevel));
    }

    [Theory, Trait("Clause", "3.1"), Trait("Clause", "3.2"), Trait("Clause", "3.3"), Trait("Clause", "3.4"), Trait("Clause", "3.9")]
    [InlineData("SALES", "SALES_HISTORY", "E")]
    [InlineData("CONTRACT", "ATTACHMENT", "A")]
    [InlineData("TITLE", "CERTIFICATE_COPY", "A")]
    [InlineData("MOVE_IN", "MOVE_IN_NOTICE", "A")]
    [InlineData("OTHER", "RECORD", "C")]
    public void Each_category_leads_to_its_group(string category, string subtype, string group)
    {
        var line = Lines.Checklist with { Category = category, Subtype = subtype, ReasonText = "不属于其他类别" };

        Assert.Equal(group, Lines.Register(line).Group);
    }

    [Theory, Trait("Clause", "3.1")]
    [InlineData("SALES", "SALE_CONTRACT")]
    [InlineData("CONTRACT", "SUBSCRIPTION_LETTER")]
    [InlineData("MOVE_IN", null)]
    public void A_subtype_of_another_category_is_refused(string category, string? subtype)
    {
        var refusal = Refused.With("SUBTYPE_NOT_IN_CATEGORY", () => Lines.Register(Lines.Letter with { Category = category, Subtype = subtype }));

        Assert.Equal("subtype", refusal.Field);
    }

    [Theory]
    [InlineData("GOSSIP")]
    [InlineData("sales")]
    [InlineData(null)]
    [Trait("Clause", "3.1")]
    public void An_unknown_category_is_refused(string? category) =>
        Refused.With("CATEGORY_UNKNOWN", () => Lines.Register(Lines.Letter with { Category = category }));

    [Theory, Trait("Clause", "2")]
    [InlineData("floppy")]
    [InlineData(null)]
    public void An_unknown_carrier_is_refused(string? carrier) =>
        Refused.With("CARRIER_UNKNOWN", () => Lines.Register(Lines.Letter with { Carrier = carrier }));

    [Theory, Trait("Clause", "2")]
    [InlineData("ELECTRONIC")]
    [InlineData("PHOTO")]
    [InlineData("AUDIO")]
    [InlineData("VIDEO")]
    [InlineData("OTHER")]
    public void Every_other_carrier_is_taken_without_pages(string carrier) =>
        Assert.Empty(Lines.Register(Lines.Letter with { Carrier = carrier, Pages = null }).Missing);

    [Fact, Trait("Clause", "1")]
    public void Material_without_a_property_is_refused()
    {
        Refused.With("SUBJECT_MISSING", () => Lines.Register(Lines.Letter with { PropertyId = null }));
        Refused.With("SUBJECT_MISSING", () => Lines.Register(Lines.Letter with { PropertyId = Guid.Empty }));
    }

    [Theory, Trait("Clause", "4.5.1"), Trait("Clause", "5.7.2")]
    [InlineData("FINANCE", "VOUCHER")]
    [InlineData("OTHER", "FINANCE_VOUCHER")]
    [InlineData("VOUCHER", null)]
    public void A_finance_voucher_is_not_accepted(string category, string? subtype) =>
        Refused.With("FINANCE_ITEM_NOT_ACCEPTED", () => Lines.Register(Lines.CustomerLetter with { Category = category, Subtype = subtype }));

    [Theory, Trait("Clause", "5.1.6")]
    [InlineData("person:李四")]
    [InlineData("李四")]
    [InlineData("dept:LEGAL")]
    public void Custody_by_a_person_or_another_department_is_refused(string custodian) =>
        Refused.With("PERSONAL_CUSTODY", () => Lines.Register(Lines.Letter with { Custodian = custodian }));

    [Theory, Trait("Clause", "5.1.6")]
    [InlineData("DEPT")]
    [InlineData("dept:SALES")]
    [InlineData(null)]
    public void Custody_by_the_department_is_in_order(string? custodian) =>
        Assert.Equal("SALES", Lines.Register(Lines.Letter with { Custodian = custodian }).DepartmentCode);

    [Fact, Trait("Clause", "5.1.6"), Trait("Clause", "AMB-32")]
    public void Without_a_records_officer_the_item_is_stored_with_a_finding()
    {
        var item = Lines.Register(Lines.Letter, Lines.Usual with { HasOfficer = false });

        Assert.Equal("REGISTERED", item.State);
        Assert.Equal(["NO_RECORDS_OFFICER"], item.Findings);
        Assert.Empty(Lines.Register(Lines.Letter).Findings);
    }

    [Fact, Trait("Clause", "AMB-29")]
    public void Sales_material_without_its_sale_is_stored_with_a_finding()
    {
        Assert.Equal(["SALE_NOT_NAMED"], Lines.Register(Lines.Letter with { SaleId = null }).Findings);
        Assert.Empty(Lines.Register(Lines.CustomerLetter).Findings);
    }

    [Fact]
    public void A_blank_team_is_no_team() => Assert.Null(Lines.Register(Lines.Letter with { TeamCode = " " }).TeamCode);

    [Fact]
    public void The_interim_number_counts_inside_the_department()
    {
        var item = Lines.Register(Lines.Letter);

        item.GiveInterimNumber(451);

        Assert.Equal("SALES-000451", item.InterimNo);
    }

    [Theory, Trait("Clause", "5.2.1")]
    [InlineData("SALES", "PERSONAL_PAPER", true)]
    [InlineData("TITLE", "CUSTOMER_PAPER", true)]
    [InlineData("SALES", "SUBSCRIPTION_LETTER", false)]
    public void Personal_papers_are_marked(string category, string subtype, bool personal) =>
        Assert.Equal(personal, Lines.Register(Lines.Delivery with { Category = category, Subtype = subtype }).PersonalData);
}
