using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Scanning.Tests;

/// <content>What other services tell Scan: companies, items, custody, filings and levels.</content>
public abstract partial class ScanTests
{
    /// <summary>Announces a fact as its owner would.</summary>
    protected Task TellAsync<T>(T fact) where T : class => Platform.Broker.TellAsync(fact, ct: Ct);

    /// <summary>An item of the sales department, or another one, that the service has heard of.</summary>
    protected async Task<Guid> ItemAsync(string carrier = "PAPER", string department = "SALES", string level = "C", Guid? company = null, params string[] viewers)
    {
        var id = NewId();
        await TellAsync(Item(id, carrier, department, level, company ?? Company, viewers));
        await Eventually.Holds("the item is known", async () => await CountAsync("from known_item where id = $1", id) == 1, ct: Ct);
        return id;
    }

    /// <summary>The item goes to another department.</summary>
    protected async Task HandedOverAsync(Guid item, string to, int hop = 2)
    {
        await TellAsync(new BatchLinesAccepted(
            NewId(), Company, "B-1", "SALES", null, to, null, Platform.Instance.Now, Platform.Instance.Now,
            [new(1, item, Guid.Empty, null, 5, hop)], 1, Platform.Instance.Now, "test"));
        await Eventually.Holds("the custody is known", async () => await CountAsync("from known_custody where id = $1 and hop = $2", item, hop) == 1, ct: Ct);
    }

    /// <summary>The item is filed in a dossier of that level.</summary>
    protected async Task<Guid> FiledAsync(Guid item, string level, params string[] viewers)
    {
        var dossier = NewId();
        await TellAsync(new DossierChanged(dossier, Guid.Empty, Company, "B03U2R1503", "ACCEPTED", "S001", level, 1, Platform.Instance.Now, viewers));
        await TellAsync(new ItemFiled(item, dossier, Company, "ACCEPTED", null, null, 1, Platform.Instance.Now, 1));
        await Eventually.Holds("the filing is known", async () =>
            await CountAsync("from known_filing filing join known_dossier dossier on dossier.id = filing.dossier_id where filing.id = $1", item) == 1, ct: Ct);
        return dossier;
    }

    /// <summary>The dossier's level is raised.</summary>
    protected async Task RaisedAsync(Guid dossier, string level, long version = 2)
    {
        await TellAsync(new DossierChanged(dossier, Guid.Empty, Company, "B03U2R1503", "ACCEPTED", "S001", level, version, Platform.Instance.Now));
        await Eventually.Holds("the raise is known", async () => await CountAsync("from known_dossier where id = $1 and version = $2", dossier, version) == 1, ct: Ct);
    }

    private static ItemRegistered Item(Guid id, string carrier, string department, string level, Guid company, string[] viewers) => new(
        id, company, Guid.Empty, null, "SALES-000001", department, null, "SALES", "SUBSCRIPTION_LETTER", "A", carrier, level == "C" ? "认购书" : "restricted",
        new DateOnly(2026, 9, 28), "测试公司", 5, "ORIGINAL", level, false, [], 1, DateTimeOffset.UnixEpoch, "test", viewers);

    private static OrganisationRevised Organisation(Guid id, string code) => new(
        id, code, "测试公司", "S001", 1, new DateOnly(2026, 1, 1), "GMO",
        [new("GMO", "总经理办公室", []), new("SALES", "销售经营部", []), new("LEGAL", "法律室", []), new("ENG", "工程部", []), new("PM_CO", "物业公司", [])],
        1, DateTimeOffset.UnixEpoch, "test", null, code == People.Company ? [new(People.Stranger.Company, "PM_CO", new DateOnly(2026, 1, 1), null)] : null);
}
