using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Mergers;

/// <summary>Shows a merger to whoever may read every dossier it merges (AMB-23).</summary>
internal static class GetMerger
{
    internal static void Map(RouteGroupBuilder mergers) => mergers.MapGet("/{id:guid}", Handle);

    private static async Task<Ok<MergerView>> Handle(Guid id, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var reader = await db.ReaderAsync(actor, clock, ct);
        var merger = await db.Mergers.AsNoTracking().Of(actor).SingleOrDefaultAsync(row => row.Id == id, ct) ?? throw DossierRules.MergerUnknown.Broken();
        var dossiers = await db.Dossiers.AsNoTracking().ReadableBy(reader).Where(dossier => merger.DossierIds.Contains(dossier.Id)).ToListAsync(ct);
        if (dossiers.Count < merger.DossierIds.Count)
            throw DossierRules.MergerUnknown.Broken();
        await db.DiscloseAsync(actor, "merger.read", dossiers, ct);
        return TypedResults.Ok(MergerView.Of(merger));
    }
}
