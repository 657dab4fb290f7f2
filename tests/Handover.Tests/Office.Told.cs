using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Handovers.Tests;

/// <content>What other services tell Handover: items, sales, officers, policy and organisation.</content>
internal sealed partial class Office
{
    /// <summary>Announces a fact as its owner would.</summary>
    public Task TellAsync<T>(T fact) where T : class => platform.Broker.TellAsync(fact);

    public ItemRegistered Item(Guid id, Guid? sale, long version = 1, DateTimeOffset? at = null, string category = "SALES", string subtype = "SUBSCRIPTION_LETTER") => new(
        id, Company, Property, sale, "SALES-000001", "SALES", "SALES_TEAM:YHY", category, subtype, "A", "PAPER", "认购书",
        new DateOnly(2026, 9, 28), "测试公司", 5, "ORIGINAL", "C", false, [], version, at ?? Now, "test");

    public SubscriptionSigned Signed(Guid sale, DateOnly on, long version = 2) =>
        new(sale, Company, Property, "SALE-1", on, "SALES", "SALES_TEAM:YHY", version, Now, "test");

    /// <summary>A revision of the policy with one value that differs from the default.</summary>
    public PolicyRevised Policy(int revision, DateOnly effectiveOn, string key, string value) => new(
        Company, code, revision, effectiveOn, "试行", "a", "b", "c", new Dictionary<string, string> { [key] = value }, revision, Now);

    /// <summary>A revision of the organisation under which another department is the custodian.</summary>
    public OrganisationRevised Organisation(int revision, DateOnly effectiveOn, string custodian) => new(
        Company, code, "测试公司", "S009", revision, effectiveOn, custodian,
        [
            new("GMO", "总经理办公室", []),
            new("SALES", "销售经营部", [new("SALES_TEAM:YHY", "项目销售组", null), new("CLIENT_AFFAIRS", "客户事务组", null)]),
            new("ENG", "工程部", []),
            new("ADMIN", "综合部", []),
            new("PM_CO", "物业公司", []),
        ],
        revision, Now, "test");

    /// <summary>Announces a revision and waits until it is known.</summary>
    public async Task ReviseAsync(OrganisationRevised revision)
    {
        await TellAsync(revision);
        await Eventually.Holds("the revision is known", async () =>
            await CountAsync("select count(*) from known_organisation where company_id = $1 and revision = $2", Company, revision.Revision) == 1);
    }

    /// <summary>Revision 2: another company's people act in PM_CO, and the department performs the duty of customer service.</summary>
    public Task TrustAsync(string? customerService = "ADMIN") => ReviseAsync(Organisation(2, Today, "GMO") with
    {
        Trusts = [new TrustLine(Outsider.Company, "PM_CO", Today, null)],
        Delegations = customerService is null ? [] : [new DelegationLine("CSC_D", customerService, Today, null)],
    });

    /// <summary>A term of a department's officer.</summary>
    public async Task AppointAsync(RecordsOfficerAppointed term)
    {
        await TellAsync(term);
        await Eventually.Holds("the term is known", async () =>
            await CountAsync("select count(*) from known_officer where appointment_id = $1", term.AppointmentId) == 1);
    }

    /// <summary>A term in that department, for ever unless it is changed.</summary>
    public RecordsOfficerAppointed Term(string department) => new(NewId(), Company, department, "officer", null, new DateOnly(2026, 1, 1), null, 1, Now, "test");

    public SubscriptionCancelled Cancelled(Guid sale, DateOnly on, long version = 9) =>
        new(sale, Company, Property, "SALE-1", on, "客户放弃认购", version, Now, "test");

    /// <summary>Items of the sales team, known and held by it.</summary>
    public Task<IReadOnlyList<Guid>> ItemsAsync(int count, Guid? sale = null, string subtype = "SUBSCRIPTION_LETTER") => ItemsAsync(count, id => Item(id, sale, subtype: subtype));

    /// <summary>Items of the property-management company's department, known and held by it.</summary>
    public Task<IReadOnlyList<Guid>> OutsideItemsAsync(int count = 1) =>
        ItemsAsync(count, id => Item(id, null, category: "OTHER", subtype: "LETTER") with { DepartmentCode = "PM_CO", TeamCode = null });

    /// <summary>Items as told, known and held by their department.</summary>
    public async Task<IReadOnlyList<Guid>> ItemsAsync(int count, Func<Guid, ItemRegistered> item)
    {
        var ids = Enumerable.Range(0, count).Select(_ => NewId()).ToList();
        await Parallel.ForEachAsync(ids, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (id, _) => await TellAsync(item(id)));
        await Eventually.Holds("the items are known and held", async () =>
            await CountAsync("select count(*) from known_item join custody using (item_id) join sale_item using (item_id) where item_id = any($1)", ids.ToArray()) == count, TimeSpan.FromMinutes(1));
        return ids;
    }
}
