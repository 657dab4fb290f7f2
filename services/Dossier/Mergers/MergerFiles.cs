using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Mergers;

/// <summary>Some mergers with their dossiers, as an answer of Lending's meets them; locked, so that of two answers at once the later one finds what the first has left.</summary>
internal sealed class MergerFiles
{
    private Dictionary<Guid, Merger> Mergers { get; init; } = [];

    private Dictionary<Guid, Dossier> Dossiers { get; init; } = [];

    internal static async Task<MergerFiles> OfAsync(DossierDb db, IEnumerable<Guid> ids, CancellationToken ct)
    {
        var wanted = ids.Distinct().Order().ToArray();
        await db.Database.ExecuteSqlAsync($"select 1 from merger where id = any({wanted}) order by id for update", ct);
        var mergers = await db.Mergers.Where(merger => wanted.Contains(merger.Id)).ToDictionaryAsync(merger => merger.Id, ct);
        var dossiers = mergers.Values.SelectMany(merger => merger.DossierIds).Distinct().Order().ToArray();
        await db.Database.ExecuteSqlAsync($"select 1 from dossier where id = any({dossiers}) order by id for update", ct);
        return new()
        {
            Mergers = mergers,
            Dossiers = await db.Dossiers.Where(dossier => dossiers.Contains(dossier.Id)).ToDictionaryAsync(dossier => dossier.Id, ct),
        };
    }

    internal IEnumerable<Merger> All => Mergers.Values;

    /// <summary>The merger; null where it has ended already.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>MERGER_UNKNOWN</c>: nobody here ever asked</exception>
    internal Merger? Pending(Guid id)
    {
        var merger = Mergers.GetValueOrDefault(id) ?? throw DossierRules.MergerUnknown.Broken();
        return merger.IsPending ? merger : null;
    }

    internal IReadOnlyList<Dossier> Of(Merger merger) => [.. merger.DossierIds.Select(id => Dossiers[id])];
}
