using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Registry;

/// <summary>In which company a caller acts and as whom: as one of its own people, or from outside as a member of the one department it trusts the caller's company with (clause 4.3.2, AMB-33).</summary>
/// <param name="Actor">The caller as that company sees him; from outside without other departments, teams and roles.</param>
internal sealed record Standing(KnownOrganisation Company, Actor Actor);

/// <summary>The one place where Intake decides for which company a caller acts; only registering and seeing one's own items is open from outside.</summary>
internal static class Standings
{
    /// <summary>The caller in the company of that code, or in the own one where none is named.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_UNKNOWN</c>, also for a company that does not trust the caller's</exception>
    public static async Task<Standing> StandingAsync(this IntakeDb db, Actor actor, string? companyCode, TimeProvider clock, CancellationToken ct) =>
        companyCode is null || companyCode == actor.Company
            ? await db.OwnStandingAsync(actor, clock, ct)
            : await db.Organisations.Where(row => row.CompanyCode == companyCode).OutsideAsync(actor, clock, ct)
                ?? throw IntakeRules.MayArrive(IntakeRules.CompanyUnknown, companyCode);

    /// <summary>The caller in the company a subject belongs to; in the own one where the subject is unknown or its company does not trust the caller's.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_UNKNOWN</c></exception>
    public static async Task<Standing> StandingInAsync(this IntakeDb db, Actor actor, IQueryable<Guid> companyOfSubject, TimeProvider clock, CancellationToken ct) =>
        await db.Organisations.Where(row => row.CompanyCode != actor.Company && companyOfSubject.Contains(row.CompanyId)).OutsideAsync(actor, clock, ct)
        ?? await db.OwnStandingAsync(actor, clock, ct);

    private static async Task<Standing> OwnStandingAsync(this IntakeDb db, Actor actor, TimeProvider clock, CancellationToken ct) =>
        new(await db.Organisations.OfAsync(actor, clock, ct), actor);

    private static async Task<Standing?> OutsideAsync(this IQueryable<KnownOrganisation> other, Actor actor, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        var company = await other.AsNoTracking().InForceOn(today).FirstOrDefaultAsync(ct);
        return company?.Trusts.FirstOrDefault(trust => trust.CompanyCode == actor.Company && trust.Covers(today)) is { } trust
            ? new Standing(company, trust.Admit(actor))
            : null;
    }
}
