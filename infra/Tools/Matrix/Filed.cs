using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>One property's material on its way into the archive, up to a dossier that leaves nothing to be done, so that whatever is asked for is refused or read.</summary>
internal sealed class Filed(Demonstration acts, Callers callers, IReadOnlyDictionary<string, Thing> ground, string level)
{
    private static readonly string[] Words = ["C", "B", "A"];

    private Desk Archivist => acts.As(callers.Archivist, "dossier");

    internal async Task<Subject> PrepareAsync(CancellationToken ct)
    {
        var property = await PropertyAsync(1, 1, ct);
        var sale = await SaleAsync(property, ct);
        var item = await RegisteredAsync(property, sale, ct);
        var medium = await ScannedPage.KeepAsync(acts.As(callers.Clerk, "scan"), item.Id, ct);
        var batch = await HandedOverAsync(item, Place.Legal, callers.Receiver, ct);
        var arranged = await RegisteredAsync(property, sale, ct);
        await HandedOverAsync(arranged, Place.Archive, callers.Archivist, ct);
        var obligation = await ObligationAsync(sale, ct);
        var bound = await ArrangedAsync(property, arranged, ct);
        var volume = bound["volumes"][0].GetProperty("id").GetGuid();
        var loan = await PastLoan.OfAsync(acts, callers, volume, ct);
        var (dossier, proposal) = await Levelled.OfAsync(acts, callers, level, bound, ct);
        return new(level, new Dictionary<string, Thing>(ground)
        {
            ["properties"] = Thing.Of(property),
            ["sales"] = Thing.Of(sale),
            ["items"] = Thing.Of(item),
            ["media"] = new(medium.ToString(), 1),
            ["arranged"] = Thing.Of(arranged),
            ["batches"] = Thing.Of(batch),
            ["obligations"] = obligation,
            ["dossiers"] = dossier,
            ["level-proposals"] = proposal,
            ["mergers"] = await PastMerger.OfAsync(acts, callers, level, [await PropertyAsync(2, 1, ct), await PropertyAsync(2, 2, ct), await PropertyAsync(2, 3, ct)], ct),
            ["lent"] = new(volume.ToString(), 1),
            ["loans"] = loan,
        });
    }

    /// <summary>A home of its own for each level.</summary>
    private async Task<Answer> PropertyAsync(int building, int floor, CancellationToken ct)
    {
        var code = string.Create(CultureInfo.InvariantCulture, $"B{building:00}U1R{floor:00}{Array.IndexOf(Words, level) + 1:00}");
        return (await acts.As(callers.Registry, "dossier").PostAsync(
            $"projects/{ground["projects"].Id}/properties", new { propertyCode = code, label = "悦海园", usage = "RESIDENTIAL" }, ct: ct)).Require();
    }

    private async Task<Answer> SaleAsync(Answer property, CancellationToken ct)
    {
        var desk = acts.As(callers.Clerk, "intake");
        var buyers = new[] { new { name = "刘洋", idType = "ID_CARD", idNumber = "440301199001011239" } };
        var sale = (await desk.PostWhenKnownAsync("sales", new { propertyId = property.Id, buyers }, ct: ct)).Require();
        var signatures = new[] { new { party = "刘洋", signedOn = acts.Today } };
        var (givingDepartment, givingTeam) = Place.SalesTeam;
        return (await desk.PostAsync($"sales/{sale.Id}/subscription", new { signatures, givingDepartment, givingTeam }, sale.Version, ct: ct)).Require();
    }

    private Task<Answer> RegisteredAsync(Answer property, Answer sale, CancellationToken ct) =>
        acts.RegisterItemAsync(callers.Clerk, property.Id, sale.Id, Material.SubscriptionLetter(acts.Today), ct);

    /// <summary>One department accepts an item of the giver; giver, receiver and archive know of it for different reasons where the receiver is not the archive.</summary>
    private async Task<Answer> HandedOverAsync(Answer item, Place to, Person receiver, CancellationToken ct)
    {
        var draft = await acts.DraftBatchAsync(callers.Clerk, Place.SalesTeam, to, [item.Id], ct);
        return await acts.AcceptBatchAsync(receiver, await acts.SubmitBatchAsync(callers.Clerk, draft, ct), [item.Id], ct);
    }

    private async Task<Thing> ObligationAsync(Answer sale, CancellationToken ct) => await Eventually.Gives("the sale's obligation", async () =>
    {
        var found = (await acts.As(callers.Archivist, "handover").GetAsync($"obligations?sale={sale.Id}", ct)).Require()["items"];
        return found.GetArrayLength() == 1 ? new Thing(found[0].GetProperty("id").GetString()!, found[0].GetProperty("version").GetInt64()) : null;
    }, ct: ct);

    /// <summary>Numbered, arranged and bound.</summary>
    private async Task<Answer> ArrangedAsync(Answer property, Answer item, CancellationToken ct)
    {
        var id = await Eventually.Gives("both items lie in the pool of their dossier", async () =>
        {
            var found = (await Archivist.GetAsync($"dossiers?property={property.Id}", ct)).Require()["items"];
            if (found.GetArrayLength() == 0)
                return null;
            var id = found[0].GetProperty("id").GetString();
            var pool = (await Archivist.GetAsync($"dossiers/{id}/pool", ct)).Require()["items"];
            return pool.GetArrayLength() == 2 ? id : null;
        }, ct: ct);
        var dossier = (await Archivist.GetAsync($"dossiers/{id}", ct)).Require();
        dossier = await DoneAsync(dossier, "formalisation", new { }, ct);
        dossier = await DoneAsync(dossier, "arrangement", new { lines = new[] { new { itemId = item.Id, group = "A" } } }, ct);
        dossier = await DoneAsync(dossier, "volumes/A1/binding", new { }, ct);
        return await DoneAsync(dossier, "completion", new { }, ct);
    }

    private async Task<Answer> DoneAsync(Answer dossier, string act, object request, CancellationToken ct) =>
        (await Archivist.PostAsync($"dossiers/{dossier.Id}/{act}", request, dossier.Version, ct: ct)).Require();
}
