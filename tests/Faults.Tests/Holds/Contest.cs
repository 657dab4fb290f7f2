using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Faults.Tests.Races;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Holds;

/// <summary>One volume that a merger and a loan both want.</summary>
/// <param name="Dossiers">The two dossiers to be merged; the volume lies in the first.</param>
/// <param name="Successor">The property they are merged for.</param>
/// <param name="Loan">The loan, agreed to.</param>
internal sealed record Contest(IReadOnlyList<Guid> Dossiers, Guid Successor, Guid Volume, Answer Loan);

/// <summary>Brings about contests, by the bulk forms where there are some.</summary>
internal sealed class Contests(Platform platform, Stillness stillness)
{
    private const int FirstBuilding = 60;

    private readonly Rows dossiers = new(platform, "dossier");

    /// <summary>Contests in a building of their own.</summary>
    /// <param name="number">Of the building, from 0.</param>
    public async Task<IReadOnlyList<Contest>> PrepareAsync(int number, int count, CancellationToken ct)
    {
        var homes = await Ground.HomesAsync(platform, FirstBuilding + number, 3 * count, ct);
        var letters = await Ground.LettersAsync(platform, homes.Take(count), ct);
        var batch = await Ground.SubmittedAsync(platform, Place.Archive, letters, ct);
        await platform.Demo.Acts.AcceptBatchAsync(People.LiMin, batch, letters, ct);
        await stillness.ReachedAsync(ct, TimeSpan.FromMinutes(3));
        var opened = await dossiers.MapAsync<Guid, Guid>("select property_id, id from dossier where property_id = any($1)", homes);
        var items = await dossiers.MapAsync<Guid, Guid>("select dossier_id, item_id from accession where item_id = any($1)", letters);
        var contests = new Contest[count];
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = 4, CancellationToken = ct };
        await Parallel.ForAsync(0, count, atOnce, async (each, _) =>
        {
            var first = opened[homes[each]];
            var second = (await platform.At(People.SunQi, "dossier").PostAsync("dossiers", new { propertyId = homes[count + each] }, ct: ct)).Require();
            var volume = await ArrangedAsync(first, items[first], ct);
            contests[each] = new([first, second.Id], homes[2 * count + each], volume, await ApprovedAsync(volume, ct));
        });
        await stillness.ReachedAsync(ct, TimeSpan.FromMinutes(3));
        return contests;
    }

    private async Task<Guid> ArrangedAsync(Guid id, Guid item, CancellationToken ct)
    {
        var archivist = platform.At(People.LiMin, "dossier");
        var dossier = (await archivist.GetAsync($"dossiers/{id}", ct)).Require();
        dossier = (await archivist.PostAsync($"dossiers/{id}/formalisation", new { }, dossier.Version, ct: ct)).Require();
        (await archivist.PostAsync($"dossiers/{id}/arrangement", new { lines = new[] { new { itemId = item, group = "A" } } }, dossier.Version, ct: ct)).Require();
        return (await archivist.GetAsync($"dossiers/{id}", ct)).Require()["volumes"][0].GetProperty("id").GetGuid();
    }

    private async Task<Answer> ApprovedAsync(Guid volume, CancellationToken ct)
    {
        var wish = new { volumeId = volume, mode = "LEND_OUT", purpose = "核对合同" };
        var loan = (await platform.At(People.SunQi, "lending").PostWhenKnownAsync("loans", wish, ct: ct)).Require();
        return (await platform.At(People.ChenZong, "lending").PostAsync($"loans/{loan.Id}/approval", new { }, loan.Version, ct: ct)).Require();
    }
}
