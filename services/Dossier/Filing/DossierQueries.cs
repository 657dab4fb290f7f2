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
    internal static async Task<Dossier> OwnDossier(this DossierDb db, Guid id, Actor actor, TimeProvider clock, CancellationToken ct) =>
        await db.FoundAsync(db.Dossiers, id, null, actor, clock, ct);

    /// <summary>The same, locked until the transaction ends: who comes second reads what the first has left, and finds his version stale.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DOSSIER_UNKNOWN</c></exception>
    internal static async Task<Dossier> LockedDossier(this DossierDb db, Guid id, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select 1 from dossier where id = {id} and company_code = {actor.Company} for update", ct);
        return await db.OwnDossier(id, actor, clock, ct);
    }

    /// <summary>A dossier with its volumes, to be shown; who reads a secret one is noted in its trail (clause 5.1.5).</summary>
    /// <param name="act">What is read, as the trail says it.</param>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DOSSIER_UNKNOWN</c></exception>
    internal static Task<Dossier> ReadDossier(this DossierDb db, Guid id, string act, Actor actor, TimeProvider clock, CancellationToken ct) =>
        db.FoundAsync(db.Dossiers.AsNoTracking(), id, act, actor, clock, ct);

    private static async Task<Dossier> FoundAsync(
        this DossierDb db, IQueryable<Dossier> dossiers, Guid id, string? act, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var reader = await db.ReaderAsync(actor, clock, ct);
        var dossier = await dossiers.ReadableBy(reader).FirstOrDefaultAsync(row => row.Id == id, ct) ?? throw DossierRules.DossierUnknown.Broken();
        await db.DiscloseAsync(actor, act, [dossier], ct);
        return dossier;
    }
}
