using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Journeys;

/// <summary>A company that has neither a sales department nor a customer service, and its property-management company, through all services.</summary>
public sealed class DutiesJourneyTests(Testing.Platform platform) : PlatformTests(platform)
{
    private static readonly Person Keeper = Of("keeper", ["GMO"], "REGISTRY");
    private static readonly Person Archivist = Of("archivist", ["GMO"], "ARCHIVIST");
    private static readonly Person Clerk = Of("clerk", ["ADMIN"]);
    private static readonly Person Outsider = new("outsider-J02", "物业职员", "PM02", ["GMO"], [], ["ARCHIVIST"]);

    private string Today => Demo.Acts.Today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.3.2")]
    [Trait("Clause", "AMB-33")]
    public async Task Material_reaches_the_archive_through_who_performs_the_duty_and_from_outside_when_it_is_countersigned()
    {
        var property = await FoundAsync();

        var sale = (await At(Clerk, "intake").PostWhenKnownAsync("sales", new { propertyId = property, buyers = new[] { new { name = "张三" } } }, ct: Ct)).Require();
        var letter = new { signatures = new[] { new { party = "张三", signedOn = Today } }, givingDepartment = "ADMIN" };
        (await At(Clerk, "intake").PostAsync($"sales/{sale.Id}/subscription", letter, sale.Version, ct: Ct)).Require();
        var own = await RegisterAsync(Clerk, Item(property, "ADMIN", "SALES", "SUBSCRIPTION_LETTER", sale.Id));
        await AcceptedAsync(await SubmittedAsync(Clerk, "ADMIN", own));

        var foreign = await RegisterAsync(Outsider, Item(property, "PM_CO", "OTHER", "LETTER", null));
        var batch = await SubmittedAsync(Outsider, "PM_CO", foreign);
        Assert.Equal("COUNTERSIGN_MISSING", (await AcceptAsync(batch)).Code);
        batch = (await At(Clerk, "handover").PostAsync($"batches/{batch.Id}/countersignature", new { }, batch.Version, ct: Ct)).Require();
        await AcceptedAsync(batch);

        await Eventually.Holds("both items are in the archive's pool", async () => await HeldAsync(property) == 2, ct: Ct);
        await Eventually.Holds("the five-day obligation is met", async () =>
            (await At(Clerk, "handover").GetAsync($"obligations?sale={sale.Id}", Ct))["items"].EnumerateArray().Any(row => row.GetProperty("state").GetString() == "MET"), ct: Ct);
        Assert.Equal("GMO", (await At(Outsider, "intake").GetAsync($"items/{foreign.Id}", Ct)).Require()["custody"].GetProperty("departmentCode").GetString());
    }

    private async Task<Guid> FoundAsync()
    {
        var desk = At(Keeper, "dossier");
        var company = (await desk.PostAsync("companies", new
        {
            code = Keeper.Company,
            name = "深圳市没有客服中心有限公司",
            fondsNo = "S002",
            custodianDepartment = "GMO",
            departments = new[] { new { code = "GMO", name = "总经理办公室" }, new { code = "ADMIN", name = "综合部" }, new { code = "PM_CO", name = "物业公司" } },
            delegations = ((string[])["SALES", "CSC_D"]).Select(role => new { role, department = "ADMIN", from = "2026-01-01" }),
            trusts = new[] { new { companyCode = Outsider.Company, department = "PM_CO", from = "2026-01-01" } },
            policy = new { effectiveOn = Today, changeNote = "首次发布", author = "李敏", reviewer = "王强", approver = "陈总", values = new { } },
        }, ct: Ct)).Require();
        var project = (await desk.PostAsync($"companies/{company.Id}/projects", new { code = "YHY", name = "悦海园" }, ct: Ct)).Require();
        foreach (var department in (string[])["ADMIN", "PM_CO"])
            (await At(Archivist, "intake").PostWhenKnownAsync("officers", new { departmentCode = department, person = $"officer-{department}", from = Today }, ct: Ct)).Require();
        return (await desk.PostAsync($"projects/{project.Id}/properties", new { propertyCode = "B01U1R0101", label = "悦海园1栋0101", usage = "RESIDENTIAL" }, ct: Ct)).Require().Id;
    }

    private async Task<Answer> RegisterAsync(Person by, object item) => (await At(by, "intake").PostWhenKnownAsync("items", item, ct: Ct)).Require();

    private async Task<Answer> SubmittedAsync(Person by, string department, Answer item)
    {
        var batch = new { company = Keeper.Company, fromDepartment = department, toDepartment = "GMO", itemIds = new[] { item.Id } };
        var draft = (await At(by, "handover").PostWhenKnownAsync("batches", batch, ct: Ct)).Require();
        Answer? submitted = null;
        await Eventually.Holds("the records officer is known", async () =>
            (submitted = await At(by, "handover").PostAsync($"batches/{draft.Id}/submission", new { }, draft.Version, ct: Ct)).Code != "NO_RECORDS_OFFICER", ct: Ct);
        return submitted!.Require();
    }

    private Task<Answer> AcceptAsync(Answer batch) => At(Archivist, "handover").PostAsync($"batches/{batch.Id}/acceptances", new { }, batch.Version, ct: Ct);

    private async Task AcceptedAsync(Answer batch) => (await AcceptAsync(batch)).Require();

    private async Task<int> HeldAsync(Guid property)
    {
        var dossiers = (await At(Archivist, "dossier").GetAsync($"dossiers?property={property}", Ct)).Require()["items"].EnumerateArray().ToList();
        return dossiers.Count == 0
            ? 0
            : (await At(Archivist, "dossier").GetAsync($"dossiers/{dossiers[0].GetProperty("id")}/pool", Ct)).Require()["items"].EnumerateArray()
                .Count(item => item.GetProperty("holderDepartment").GetString() == "GMO");
    }

    private static object Item(Guid property, string department, string category, string subtype, Guid? sale) => new
    {
        propertyId = property,
        saleId = sale,
        departmentCode = department,
        category,
        subtype,
        carrier = "PAPER",
        title = "悦海园1栋0101资料",
        documentDate = "2026-09-28",
        responsibleParty = "经办人",
        pages = 3,
        copy = "ORIGINAL",
        reasonText = "现场收到的来信",
    };

    private static Person Of(string id, string[] departments, params string[] roles) => new($"{id}-J02", id, "SZJ02", departments, [], roles);
}
