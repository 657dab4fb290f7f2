using System.Net;
using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Access;

/// <summary>Things of every kind that exist and that somebody may not know of.</summary>
/// <param name="Ids">The id to put into a route, by the route's pattern.</param>
internal sealed record Hidden(IReadOnlyDictionary<string, Guid> Ids)
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <summary>Sales material in the archive, its dossier, its obligation, a loan of it and a line that waits: for another department none of it exists.</summary>
    internal static async Task<Hidden> FromOtherDepartmentsAsync(Testing.Platform platform)
    {
        var sale = await platform.Demo.SubscribedSaleAsync(ct: Ct);
        var (shelved, loan) = await platform.Demo.RequestedLoanAsync(await platform.Demo.ShelvedVolumeAsync(sale, Ct), Ct);
        var (item, dossier) = (shelved.Item.Item.Id, shelved.Dossier.Id);
        var obligation = await OneAsync(platform, "handover", $"obligations?sale={sale.Sale.Id}");
        var waiting = await WaitingAsync(platform);
        var merger = await MergerAsync(platform);
        return new(new Dictionary<string, Guid>
        {
            ["/api/dossier/dossiers/{id:guid}"] = dossier,
            ["/api/dossier/dossiers/{id:guid}/pool"] = dossier,
            ["/api/dossier/dossiers/{id:guid}/inventory"] = dossier,
            ["/api/dossier/dossiers/{id:guid}/completeness"] = dossier,
            ["/api/dossier/dossiers/{id:guid}/level"] = dossier,
            ["/api/dossier/mergers/{id:guid}"] = merger,
            ["/api/intake/items/{id:guid}"] = item,
            ["/api/intake/items/waiting/{id:guid}"] = waiting,
            ["/api/intake/sales/{id:guid}"] = sale.Sale.Id,
            ["/api/handover/batches/{id:guid}"] = shelved.Batch.Id,
            ["/api/handover/items/{itemId:guid}/custody"] = item,
            ["/api/handover/obligations/{id:guid}"] = obligation,
            ["/api/lending/loans/{id:guid}"] = loan.Id,
        });
    }

    /// <summary>The company and its registry: for another company none of it exists.</summary>
    internal static async Task<Hidden> FromOtherCompaniesAsync(Testing.Platform platform)
    {
        var (company, project) = await platform.Demo.CompanyAsync();
        var property = (await platform.Demo.PropertyAsync(Ct)).Id;
        return new(new Dictionary<string, Guid>
        {
            ["/api/dossier/companies/{id:guid}"] = company,
            ["/api/dossier/companies/{id:guid}/organisation-revisions/{revision:int}"] = company,
            ["/api/dossier/companies/{id:guid}/roles"] = company,
            ["/api/dossier/companies/{id:guid}/roles/{role}"] = company,
            ["/api/dossier/companies/{id:guid}/policy-revisions/{revision:int}"] = company,
            ["/api/dossier/projects/{id:guid}"] = project,
            ["/api/dossier/properties/{id:guid}"] = property,
        });
    }

    /// <summary>Raises the dossier among them to B: for whoever is not cleared it and what lies in it exist no more.</summary>
    internal async Task<Hidden> RaisedAsync(Testing.Platform platform)
    {
        var id = Ids["/api/dossier/dossiers/{id:guid}"];
        var clerk = platform.At(People.SunQi, "dossier");
        var dossier = await clerk.GetAsync($"dossiers/{id}", Ct);
        (await clerk.PostAsync($"dossiers/{id}/level-proposals", new { level = "B", reason = "涉及诉讼" }, dossier.Version, ct: Ct)).Require(HttpStatusCode.OK);
        return new(Ids.Where(entry => entry.Key.Contains("/dossiers/", StringComparison.Ordinal)
            || entry.Key is "/api/intake/items/{id:guid}" or "/api/handover/items/{itemId:guid}/custody" or "/api/lending/loans/{id:guid}").ToDictionary());
    }

    private static async Task<Guid> OneAsync(Testing.Platform platform, string service, string path) => (await Eventually.Gives($"{path} has one", async () =>
    {
        var page = (await platform.At(People.LiMin, service).GetAsync(path, Ct)).Require();
        return page["items"].GetArrayLength() == 1 ? page : null;
    }, ct: Ct))["items"][0].GetProperty("id").GetGuid();

    /// <summary>Two dossiers of client affairs, merged for a third property.</summary>
    private static async Task<Guid> MergerAsync(Testing.Platform platform)
    {
        var dossierIds = new List<Guid>();
        while (dossierIds.Count < 2)
            dossierIds.Add((await platform.At(People.SunQi, "dossier").PostAsync("dossiers", new { propertyId = (await platform.Demo.PropertyAsync(Ct)).Id }, ct: Ct)).Require().Id);
        var propertyId = (await platform.Demo.PropertyAsync(Ct)).Id;
        return (await platform.At(People.LiMin, "dossier").PostAsync("mergers", new { propertyId, dossierIds }, ct: Ct)).Require(HttpStatusCode.Accepted).Id;
    }

    private static async Task<Guid> WaitingAsync(Testing.Platform platform)
    {
        var line = Material.SubscriptionLetter(platform.Demo.Acts.Today).Body(Guid.CreateVersion7(platform.Instance.Now), Guid.Empty);
        var answer = await platform.At(People.ZhaoMin, "intake").PostAsync("items/bulk", new { lines = new[] { line } }, ct: Ct);
        return answer.Require()["lines"][0].GetProperty("id").GetGuid();
    }
}
