using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>Finds the dossiers the caller may read.</summary>
internal static class DossierQueries
{
    /// <summary>A dossier with its volumes, to be changed.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DOSSIER_UNKNOWN</c></exception>
    internal static async Task<Dossier> OwnDossier(this DossierDb db, Guid id, Actor actor, CancellationToken ct) =>
        await db.Dossiers.Include(dossier => dossier.Volumes).ReadableBy(actor).FirstOrDefaultAsync(dossier => dossier.Id == id, ct)
        ?? throw DossierRules.DossierUnknown.Broken();

    /// <summary>The same, locked until the transaction ends: who comes second reads what the first has left, and finds his version stale.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DOSSIER_UNKNOWN</c></exception>
    internal static async Task<Dossier> LockedDossier(this DossierDb db, Guid id, Actor actor, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from dossier where id = {id} and company_code = {actor.Company} for update", ct);
        return await db.OwnDossier(id, actor, ct);
    }

    /// <summary>A dossier with its volumes, to be shown; who reads a secret one is noted in its trail (clause 5.1.5).</summary>
    /// <param name="act">What is read, as the trail says it.</param>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DOSSIER_UNKNOWN</c></exception>
    internal static async Task<Dossier> ReadDossier(this DossierDb db, Guid id, string act, Actor actor, CancellationToken ct)
    {
        var dossier = await db.Dossiers.AsNoTracking().Include(row => row.Volumes).ReadableBy(actor).FirstOrDefaultAsync(row => row.Id == id, ct)
            ?? throw DossierRules.DossierUnknown.Broken();
        if (dossier.IsSecret())
        {
            db.RequireFreshRights();
            db.Audit(actor, act, $"dossier/{id}", new { dossier.AccessLevel });
            await db.SaveChangesAsync(ct);
        }
        return dossier;
    }
}
