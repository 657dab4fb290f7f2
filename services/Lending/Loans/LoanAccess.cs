using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Registry;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Loans;

/// <summary>What of volumes and loans exists for a caller.</summary>
internal static class LoanAccess
{
    /// <summary>A volume as it stands now.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>VOLUME_UNKNOWN</c>, also for one that is hidden from the caller; it may still arrive</exception>
    public static async Task<LentVolume> VolumeAsync(this LendingDb db, Guid id, Viewer viewer, CancellationToken ct)
    {
        var guard = await db.VolumeGuards.AsNoTracking().ReadableBy(viewer.Reader).SingleOrDefaultAsync(row => row.Id == id, ct)
            ?? throw LendingRules.MayArrive(LendingRules.VolumeUnknown);
        await db.DiscloseAsync(viewer.Actor, null, [guard], ct);
        var volume = await db.KnownVolumes.AsNoTracking().SingleAsync(row => row.VolumeId == id, ct);
        var number = await db.KnownDossiers.Where(row => row.DossierId == guard.DossierId).Select(row => row.Number).SingleAsync(ct);
        return new(id, guard.DossierId, number ?? "", volume.Code, volume.Pages, guard.AccessLevel);
    }

    /// <summary>A loan to be shown.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>LOAN_UNKNOWN</c>, also for one that is hidden from the caller</exception>
    public static async Task<Loan> ReadLoanAsync(this LendingDb db, Guid id, Actor actor, TimeProvider clock, CancellationToken ct) =>
        (await db.FoundAsync(id, "loan.read", await db.ViewerAsync(actor, clock, ct), ct)).Loan;

    /// <summary>A loan to be changed; nobody else acts on it, and its level stays, until the transaction ends.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>LOAN_UNKNOWN</c>, also for one that is hidden from the caller</exception>
    public static async Task<LoanDesk> LockedLoanAsync(this LendingDb db, Guid id, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        await db.LockDossiersAsync(await db.Loans.Where(loan => loan.Id == id).Select(loan => loan.DossierId).ToListAsync(ct), ct);
        return await db.FoundAsync(id, null, await db.ViewerAsync(actor, clock, ct), ct);
    }

    private static async Task<LoanDesk> FoundAsync(this LendingDb db, Guid id, string? act, Viewer viewer, CancellationToken ct)
    {
        var guard = await db.LoanGuards.AsNoTracking().ReadableBy(viewer.Reader).SingleOrDefaultAsync(row => row.Id == id, ct)
            ?? throw LendingRules.LoanUnknown.Broken();
        await db.DiscloseAsync(viewer.Actor, act, [guard], ct);
        return new(await db.Loans.SingleAsync(loan => loan.Id == id, ct), guard.AccessLevel, viewer);
    }
}

/// <summary>A loan before somebody who may know of it.</summary>
/// <param name="Level">Level of its dossier as it counts now.</param>
internal sealed record LoanDesk(Loan Loan, string Level, Viewer Viewer)
{
    /// <summary>Refuses whoever does not keep the archive's volumes (clause 4.1.2).</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_CUSTODIAN</c></exception>
    public void RequireArchivist() => LendingRules.NotCustodian.Require(Viewer.IsArchivist);
}
