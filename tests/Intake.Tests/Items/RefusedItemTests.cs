using System.Net;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Items;

public sealed class RefusedItemTests(Platform platform) : IntakeTests(platform)
{
    private static readonly Dictionary<string, (ItemLine Line, Person By)> Wrong = new()
    {
        ["carrier"] = (Lines.Letter with { Carrier = "floppy" }, People.ZhaoMin),
        ["category"] = (Lines.Letter with { Category = "GOSSIP" }, People.ZhaoMin),
        ["subtype"] = (Lines.Letter with { Subtype = "SALE_CONTRACT" }, People.ZhaoMin),
        ["supplement"] = (Lines.Contract with { Subtype = "SALE_SUPPLEMENT", ContractNo = null }, People.SunQi),
        ["delivery"] = (Lines.Delivery with { TrackingNo = null }, People.SunQi),
        ["hukou"] = (Lines.Delivery with { Subtype = "MANDATE", MandateType = "BLUE_HUKOU" }, People.SunQi),
        ["checklist"] = (Lines.Checklist with { Checklist = [] }, People.SunQi),
        ["reason"] = (Lines.CustomerLetter with { ReasonText = "其他" }, People.ZhouJiu),
        ["approval"] = (Lines.Letter with { Subtype = "DISCOUNT" }, People.ZhaoMin),
        ["level"] = (Lines.Letter with { SecurityLevel = "绝密" }, People.ZhaoMin),
        ["person"] = (Lines.Letter with { Custodian = "person:李四" }, People.ZhaoMin),
        ["legal"] = (Lines.Contract with { DepartmentCode = "LEGAL", TeamCode = null }, Lawyer),
        ["foreign"] = (Lines.Letter, People.ZhouJiu),
        ["department"] = (Lines.Letter with { DepartmentCode = "NOWHERE" }, People.ZhaoMin),
        ["team"] = (Lines.Letter with { TeamCode = "SALES_TEAM:XYZ" }, People.ZhaoMin),
        ["voucher"] = (Lines.CustomerLetter with { Subtype = "VOUCHER" }, People.ZhouJiu),
        ["year"] = (Lines.Letter with { DocumentDate = DateOnly.MinValue }, People.ZhaoMin),
        ["title"] = (Lines.Letter with { Title = new string('字', 501) }, People.ZhaoMin),
    };

    [Theory]
    [InlineData("carrier", 422, "CARRIER_UNKNOWN"), Trait("Clause", "2")]
    [InlineData("category", 422, "CATEGORY_UNKNOWN")]
    [InlineData("subtype", 422, "SUBTYPE_NOT_IN_CATEGORY"), Trait("Clause", "3.1")]
    [InlineData("supplement", 422, "PARENT_CONTRACT_MISSING"), Trait("Clause", "3.2")]
    [InlineData("delivery", 422, "DELIVERY_PROOF_INCOMPLETE"), Trait("Clause", "3.3")]
    [InlineData("hukou", 422, "MANDATE_TYPE_CLOSED")]
    [InlineData("checklist", 422, "CHECKLIST_EMPTY"), Trait("Clause", "4.2.3")]
    [InlineData("reason", 422, "REASON_REQUIRED"), Trait("Clause", "3.9")]
    [InlineData("approval", 422, "APPROVAL_FIELDS"), Trait("Clause", "5.2.1")]
    [InlineData("person", 422, "PERSONAL_CUSTODY"), Trait("Clause", "5.1.6")]
    [InlineData("level", 422, "LEVEL_UNKNOWN"), Trait("Clause", "5.1.5")]
    [InlineData("legal", 403, "DEPT_NOT_RESPONSIBLE"), Trait("Clause", "4.2.2")]
    [InlineData("foreign", 403, "DEPT_NOT_RESPONSIBLE"), Trait("Clause", "4.6")]
    [InlineData("department", 404, "DEPT_UNKNOWN"), Trait("Clause", "4.2")]
    [InlineData("team", 404, "DEPT_UNKNOWN")]
    [InlineData("voucher", 409, "FINANCE_ITEM_NOT_ACCEPTED"), Trait("Clause", "4.5.1")]
    [InlineData("year", 422, "VALIDATION_FAILED")]
    [InlineData("title", 422, "VALIDATION_FAILED")]
    public async Task A_wrong_line_gets_its_documented_refusal_and_leaves_nothing_but_one_audit_row(string what, int status, string code)
    {
        var property = await PropertyAsync();
        var (line, by) = Wrong[what];

        var answer = await RegisterAsync(line, property, by: by);

        Assert.Equal((status, code), ((int)answer.Status, answer.Code));
        Assert.Equal(0, await CountAsync("select count(*) from item where property_id = $1", property));
        Assert.Equal(1, await CountAsync("select count(*) from kit.audit_entry where trace_id = $1 and decision = 'refused' and rule = $2", answer.TraceId, code));
    }

    [Fact, Trait("Clause", "1")]
    [Trait("Clause", "2")]
    [Trait("Clause", "AMB-29")]
    public async Task Material_must_name_a_property_of_the_callers_own_company()
    {
        var ours = await PropertyAsync();
        var theirs = await PropertyAsync(OtherCompany);
        var sale = await SaleAsync(ours);

        Assert.Equal("SUBJECT_MISSING", (await RegisterAsync(Lines.Letter, null)).Code);
        var unknown = await RegisterAsync(Lines.Letter, NewId());
        Assert.Equal(("PROPERTY_UNKNOWN", true), (unknown.Code, unknown.MayArrive));
        Assert.Equal("PROPERTY_UNKNOWN", (await RegisterAsync(Lines.Letter, theirs)).Code);
        Assert.Equal("SALE_UNKNOWN", (await RegisterAsync(Lines.Letter, ours, NewId())).Code);
        Assert.Equal("SALE_OF_OTHER_PROPERTY", (await RegisterAsync(Lines.Letter, await PropertyAsync(), sale.Id)).Code);
    }

    [Fact]
    [Trait("Abuse", "B1")]
    public async Task Unknown_members_and_malformed_json_are_refused()
    {
        var desk = Intake(People.ZhaoMin);

        foreach (var body in new object[]
        {
            new { propertyId = NewId(), ownerId = NewId() }, new { propertyId = NewId(), state = "REGISTERED" },
            new { propertyId = NewId(), registeredAt = "2020-01-01" }, new { propertyId = NewId(), registeredBy = People.LiMin.Id },
        })
        {
            await Platform.RefusedAsync(People.ZhaoMin, "intake", HttpStatusCode.BadRequest, "UNKNOWN_PROPERTY", () => desk.PostAsync("items", body, ct: Ct));
        }
        Assert.Equal("MALFORMED", (await desk.PostAsync("items", new { propertyId = "悦海园" }, ct: Ct)).Code);
    }
}
