using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>Finds the dossiers of the caller's company.</summary>
internal static class DossierQueries
{
    /// <summary>A dossier with its volumes, to be changed.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DOSSIER_UNKNOWN</c></exception>
    internal static async Task<Dossier> OwnDossier(this DossierDb db, Guid id, Actor actor, CancellationToken ct) =>
        await db.Dossiers.Include(dossier => dossier.Volumes).Of(actor).FirstOrDefaultAsync(dossier => dossier.Id == id, ct)
        ?? throw DossierRules.DossierUnknown.Broken();

    /// <summary>The same, locked until the transaction ends: who comes second reads what the first has left, and finds his version stale.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DOSSIER_UNKNOWN</c></exception>
    internal static async Task<Dossier> LockedDossier(this DossierDb db, Guid id, Actor actor, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from dossier where id = {id} and company_code = {actor.Company} for update", ct);
        return await db.OwnDossier(id, actor, ct);
    }

    /// <summary>Refuses when the caller's company has no such dossier.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DOSSIER_UNKNOWN</c></exception>
    internal static async Task RequireDossier(this DossierDb db, Guid id, Actor actor, CancellationToken ct)
    {
        if (!await db.Dossiers.Of(actor).AnyAsync(dossier => dossier.Id == id, ct))
            throw DossierRules.DossierUnknown.Broken();
    }
}
