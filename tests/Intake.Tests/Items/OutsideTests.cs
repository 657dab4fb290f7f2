using System.Net;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Items;

/// <summary>People of a property-management company that the company trusts with its department PM_CO.</summary>
public sealed class OutsideTests(Platform platform) : FoundationTests(platform)
{
    private static readonly ItemLine Letter = Lines.CustomerLetter with { DepartmentCode = "PM_CO" };

    /// <summary>Powerful at home: whatever the own company gave counts for nothing here.</summary>
    private Person Outsider => new($"wuye-{Code}", "物业职员", $"PM{Code}", ["GMO", "SALES", "PM_CO"], ["CLIENT_AFFAIRS"], ["ARCHIVIST", "GMO_HEAD", "REGISTRY"]);

    [Fact]
    [Trait("Clause", "4.3.2")]
    [Trait("Clause", "AMB-33")]
    public async Task People_of_a_trusted_company_register_and_see_their_own_items_and_no_others()
    {
        var property = await TrustingAsync();
        var inside = (await RegisterAsync(Lines.CustomerLetter, property, by: Of("gongcheng", "ENG"))).Require();

        var item = (await RegisterAsync(Letter, property, by: Outsider)).Require(HttpStatusCode.Created);

        Assert.Equal(("PM_CO", "PM_CO-000001"), (item["departmentCode"].GetString(), item["interimNo"].GetString()));
        Assert.Equal(item.Id, (await Intake(Outsider).GetAsync($"items/{item.Id}", Ct)).Require().Id);
        Assert.Equal([item.Id], Listed((await Intake(Outsider).GetAsync($"items?company={Code}", Ct)).Require()));
        Assert.Equal("ITEM_UNKNOWN", (await Intake(Outsider).GetAsync($"items/{inside.Id}", Ct)).Code);
        Assert.Equal(1, await CountAsync("select count(*) from kit.audit_entry where stream = $1 and action = 'item.register' and actor = $2", $"item/{item.Id}", Outsider.Id));
    }

    [Fact]
    [Trait("Clause", "4.2.2")]
    [Trait("Clause", "AMB-33")]
    [Trait("Abuse", "A1")]
    public async Task Nothing_else_of_the_company_exists_for_them()
    {
        var property = await TrustingAsync();
        var desk = Intake(Outsider);
        var sale = (await Intake(Of("xiaoshou", "SALES")).PostAsync("sales", new { propertyId = property, buyers = new[] { new { name = "张三" } } }, ct: Ct)).Require();

        Assert.Equal("COMPANY_UNKNOWN", (await desk.GetAsync($"sales/{sale.Id}", Ct)).Code);
        Assert.Equal("COMPANY_UNKNOWN", (await desk.GetAsync("officers?department=PM_CO", Ct)).Code);
        Assert.Equal("COMPANY_UNKNOWN", (await desk.PostAsync("officers", new { departmentCode = "PM_CO", person = Outsider.Id, from = "2026-01-01" }, ct: Ct)).Code);
        foreach (var department in (string[])["GMO", "SALES", "NOWHERE"])
            Assert.Equal("DEPT_UNKNOWN", (await RegisterAsync(Letter with { DepartmentCode = department }, property, by: Outsider)).Code);
        foreach (var named in (Guid[])[sale.Id, NewId()])
            Assert.Equal("DEPT_NOT_RESPONSIBLE", (await RegisterAsync(Letter, property, named, Outsider)).Code);
        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await RegisterAsync(Lines.Contract with { DepartmentCode = "PM_CO", TeamCode = null, SaleId = null }, property, by: Outsider)).Code);
    }

    [Fact]
    [Trait("Clause", "AMB-33")]
    [Trait("Abuse", "A1")]
    public async Task Without_a_trust_in_force_today_the_company_does_not_exist()
    {
        await FoundAsync(Trusting(
            new TrustLine(Outsider.Company, "PM_CO", Today.AddDays(-9), Today.AddDays(-1)), new TrustLine(Outsider.Company, "PM_CO", Today.AddDays(1), null), new TrustLine("PM02", "PM_CO", Today.AddDays(-9), null)));
        var property = await PropertyAsync(Founded);

        var registered = await RegisterAsync(Letter, property, by: Outsider);
        var listed = await Intake(Outsider).GetAsync($"items?company={Code}", Ct);
        var unknown = await Intake(Outsider).GetAsync("items?company=NOSUCH", Ct);

        Assert.Equal((HttpStatusCode.NotFound, "COMPANY_UNKNOWN"), (registered.Status, registered.Code));
        Assert.Equal((HttpStatusCode.NotFound, "COMPANY_UNKNOWN", true), (listed.Status, listed.Code, listed.MayArrive));
        Assert.Equal((unknown.Status, unknown.Code, unknown.MayArrive), (listed.Status, listed.Code, listed.MayArrive));
        Assert.Equal(0, await CountAsync("select count(*) from item where company_id = $1", Founded));
    }

    [Theory]
    [Trait("Clause", "AMB-33")]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task The_trust_of_the_newest_revision_counts_in_every_order_of_arrival(int first, int second)
    {
        var revisions = new[] { Revision(1, Today.AddDays(-9)), Trusting(new TrustLine(Outsider.Company, "PM_CO", Today.AddDays(-9), null)) with { Revision = 2, Version = 2 } };
        await FoundAsync(revisions[first - 1], revisions[second - 1]);

        (await RegisterAsync(Letter, await PropertyAsync(Founded), by: Outsider)).Require(HttpStatusCode.Created);
    }

    [Fact]
    [Trait("Clause", "AMB-33")]
    [Trait("Clause", "5.1.1b")]
    public async Task They_register_in_bulk_complete_what_was_missing_and_look_after_what_waits()
    {
        var property = await TrustingAsync();
        object[] lines = [Letter with { PropertyId = property, Pages = null }, Letter with { PropertyId = NewId() }, Letter with { PropertyId = property, DepartmentCode = "ENG" }];

        var answer = (await Intake(Outsider).PostAsync("items/bulk", new { company = Code, lines }, ct: Ct)).Require();
        var (item, waiting) = (answer["lines"][0].GetProperty("id").GetGuid(), answer["lines"][1].GetProperty("id").GetGuid());

        Assert.Equal(["INCOMPLETE", "WAITING", "REFUSED"], answer["lines"].EnumerateArray().Select(line => line.GetProperty("status").GetString()));
        Assert.Equal("REGISTERED", (await Intake(Outsider).PostAsync($"items/{item}/completion", new { pages = 3 }, 1, ct: Ct)).Require()["state"].GetString());
        Assert.Equal("WAITING", (await Intake(Outsider).GetAsync($"items/waiting/{waiting}", Ct)).Require()["status"].GetString());
        Assert.Equal("COMPANY_UNKNOWN", (await Intake(Outsider).PostAsync("items/bulk", new { lines }, ct: Ct)).Code);
    }

    [Fact]
    [Trait("Clause", "AMB-33")]
    public async Task What_their_department_holds_but_did_not_register_stays_hidden()
    {
        var property = await TrustingAsync();
        var inside = (await RegisterAsync(Lines.CustomerLetter, property, by: Of("gongcheng", "ENG"))).Require();
        var batch = new Contracts.Handovers.BatchLinesAccepted(
            NewId(), Founded, "HO-2026-0001", "ENG", null, "PM_CO", null, Platform.Instance.Now, Platform.Instance.Now, [new(1, inside.Id, property, null, 4, 2)], 1, Platform.Instance.Now, "x");
        await Platform.Broker.TellAsync(batch, ct: Ct);
        await Eventually.Holds("custody has moved", async () => await CountAsync("select count(*) from item_custody where id = $1", inside.Id) == 1, ct: Ct);

        Assert.Equal("ITEM_UNKNOWN", (await Intake(Outsider).GetAsync($"items/{inside.Id}", Ct)).Code);
        Assert.Empty(Listed(await Intake(Outsider).GetAsync($"items?company={Code}", Ct)));
    }

    private static IEnumerable<Guid> Listed(Answer page) => page["items"].EnumerateArray().Select(item => item.GetProperty("id").GetGuid());

    private async Task<Guid> TrustingAsync()
    {
        await FoundAsync(Trusting(new TrustLine(Outsider.Company, "PM_CO", Today, null)));
        return await PropertyAsync(Founded);
    }

    private OrganisationRevised Trusting(params TrustLine[] trusts) => Revision() with { Trusts = trusts };
}
