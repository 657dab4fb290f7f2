using ArchivePlatform.ServiceKit.Access;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Domain;

public sealed class ItemRulesTests
{
    [Theory, Trait("Clause", "3.2")]
    [InlineData("SALE_SUPPLEMENT")]
    [InlineData("MORTGAGE_SUPPLEMENT")]
    public void A_supplement_without_its_main_contract_is_refused(string subtype)
    {
        var supplement = Lines.Contract with { Subtype = subtype, ContractNo = null };

        Refused.With("PARENT_CONTRACT_MISSING", () => Lines.Register(supplement));
        Assert.Equal("深房预2026-0815", Lines.Register(supplement with { ContractNo = "深房预2026-0815" }).Contract.ContractNo);
        Assert.Equal("深房预2026-0815", Lines.Register(supplement with { SupplementOf = "深房预2026-0815" }).Contract.SupplementOf);
    }

    [Fact, Trait("Clause", "3.3")]
    public void A_posted_proof_of_delivery_without_tracking_number_is_refused()
    {
        var refusal = Refused.With("DELIVERY_PROOF_INCOMPLETE", () => Lines.Register(Lines.Delivery with { TrackingNo = null }));

        Assert.Equal(["trackingNo"], refusal.Missing);
        Assert.Equal("SIGNED", Lines.Register(Lines.Delivery with { DeliveryMethod = "SIGNED", TrackingNo = null }).TitleWork.DeliveryMethod);
    }

    [Fact, Trait("Clause", "3.3")]
    public void A_proof_of_delivery_needs_method_date_and_receiver()
    {
        var refusal = Refused.With("DELIVERY_PROOF_INCOMPLETE",
            () => Lines.Register(Lines.Delivery with { DeliveryMethod = null, DeliveredOn = null, Receiver = " " }));

        Assert.Equal(["deliveryMethod", "deliveredOn", "receiver"], refusal.Missing);
    }

    [Fact, Trait("Clause", "3.3")]
    public void The_blue_stamp_hukou_is_closed_unless_the_company_opens_it()
    {
        var mandate = Lines.Delivery with { Subtype = "MANDATE", MandateType = "BLUE_HUKOU" };

        Refused.With("MANDATE_TYPE_CLOSED", () => Lines.Register(mandate));
        Assert.Equal("BLUE_HUKOU", Lines.Register(mandate, Lines.Usual with { AllowsBlueHukou = true }).TitleWork.MandateType);
        Assert.Equal("PROPERTY_CERT", Lines.Register(mandate with { MandateType = "PROPERTY_CERT" }).TitleWork.MandateType);
    }

    [Fact, Trait("Clause", "3.4")]
    public void Moving_in_before_the_contract_is_refused()
    {
        var signed = Lines.Usual with { ContractDate = new DateOnly(2026, 2, 1) };

        Refused.With("DATE_ORDER", () => Lines.Register(Lines.Checklist with { MoveInDate = new DateOnly(2026, 1, 10) }, signed));
        Assert.Equal("REGISTERED", Lines.Register(Lines.Checklist with { MoveInDate = new DateOnly(2026, 2, 1) }, signed).State);
    }

    [Fact, Trait("Clause", "4.2.3")]
    public void A_move_in_checklist_without_lines_is_refused()
    {
        Refused.With("CHECKLIST_EMPTY", () => Lines.Register(Lines.Checklist with { Checklist = null }));
        Refused.With("CHECKLIST_EMPTY", () => Lines.Register(Lines.Checklist with { Checklist = [] }));
        Assert.Equal(12, Lines.Register(Lines.Checklist with { Checklist = [.. Enumerable.Range(1, 12).Select(n => $"第{n}项")] }).MoveIn.Checklist.Count);
    }

    [Theory, Trait("Clause", "5.2.1")]
    [InlineData("DISCOUNT")]
    [InlineData("EXCHANGE")]
    [InlineData("DELAYED_PAYMENT")]
    [InlineData("CHANGE_APPROVAL")]
    public void An_approval_needs_approver_and_date(string subtype)
    {
        var approval = Lines.Letter with { Subtype = subtype };

        Assert.Equal(["approver", "approvedOn"], Refused.With("APPROVAL_FIELDS", () => Lines.Register(approval)).Missing);
        Refused.With("APPROVAL_FIELDS", () => Lines.Register(approval with { Approver = "陈总" }));
        Refused.With("APPROVAL_FIELDS", () => Lines.Register(approval with { ApprovedOn = new DateOnly(2026, 9, 28) }));
        Assert.Equal("陈总", Lines.Register(approval with { Approver = "陈总", ApprovedOn = new DateOnly(2026, 9, 28) }).Approval.Approver);
    }

    [Theory, Trait("Clause", "3.9")]
    [InlineData(null)]
    [InlineData("其他")]
    [InlineData("  无法归  ")]
    public void Other_material_needs_a_reason_of_four_characters(string? reason) =>
        Refused.With("REASON_REQUIRED", () => Lines.Register(Lines.CustomerLetter with { ReasonText = reason }));

    [Fact, Trait("Clause", "3.9")]
    public void Four_characters_outside_the_basic_plane_are_a_reason() =>
        Assert.Equal("REGISTERED", Lines.Register(Lines.CustomerLetter with { ReasonText = "𠅤𠅤㛃𠅤" }).State);

    [Theory, Trait("Clause", "4.2.1"), Trait("Clause", "4.2.2"), Trait("Clause", "4.2.3")]
    [InlineData("SALES", "SUBSCRIPTION_LETTER", "LEGAL", null)]
    [InlineData("SALES", "SUBSCRIPTION_LETTER", "SALES", "COMMERCIAL")]
    [InlineData("CONTRACT", "SALE_CONTRACT", "LEGAL", null)]
    [InlineData("CONTRACT", "SALE_CONTRACT", "SALES", "SALES_TEAM:YHY")]
    [InlineData("TITLE", "CERTIFICATE_COPY", "CSC_D", null)]
    [InlineData("MOVE_IN", "MOVE_IN_NOTICE", "ENG", null)]
    public void A_department_registers_only_what_it_keeps(string category, string subtype, string department, string? team) =>
        Refused.With("DEPT_NOT_RESPONSIBLE",
            () => Lines.Register(Lines.Letter with { Category = category, Subtype = subtype, DepartmentCode = department, TeamCode = team }));

    [Fact, Trait("Clause", "4.2.2"), Trait("Clause", "4.3")]
    public void Whoever_performs_the_duty_of_client_affairs_registers_in_its_place()
    {
        var delegated = Lines.Usual with { Duties = Lines.Duties(new Delegation("CLIENT_AFFAIRS", "ADMIN", new DateOnly(2026, 1, 1), null)) };
        var contract = Lines.Contract with { DepartmentCode = "ADMIN", TeamCode = null };

        Assert.Equal("ADMIN", Lines.Register(contract, delegated).DepartmentCode);
        Assert.Equal("ADMIN", Lines.Register(contract with { Category = "SALES", Subtype = "SUBSCRIPTION_LETTER" }, delegated).DepartmentCode);
        Assert.Equal("SALES_TEAM:YHY", Lines.Register(Lines.Letter, delegated).TeamCode);
        Refused.With("DEPT_NOT_RESPONSIBLE", () => Lines.Register(Lines.Contract, delegated));
        Refused.With("DEPT_NOT_RESPONSIBLE", () => Lines.Register(Lines.Contract with { TeamCode = null }, delegated));
        Refused.With("DEPT_NOT_RESPONSIBLE", () => Lines.Register(Lines.Letter with { TeamCode = "CLIENT_AFFAIRS" }, delegated));
    }

    [Fact, Trait("Clause", "4.3")]
    public void Where_nobody_keeps_a_category_it_is_unresolved() =>
        Refused.With("ROLE_UNRESOLVED", () => Lines.Register(Lines.Contract with { DepartmentCode = "ADMIN", TeamCode = null }, Lines.Usual with { Duties = Lines.Duties("MARKET") }));

    [Theory, Trait("Clause", "4.6")]
    [InlineData("ENG")]
    [InlineData("FINANCE")]
    [InlineData("LEGAL")]
    public void Every_department_registers_other_material(string department) =>
        Assert.Equal(department, Lines.Register(Lines.CustomerLetter with { DepartmentCode = department }).DepartmentCode);
}
