using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Registry;

/// <summary>Finds the caller's company; everything of another one is unknown to the caller.</summary>
internal static class Companies
{
    /// <summary>The organisation of the caller's company that is in force today.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_UNKNOWN</c></exception>
    public static async Task<KnownOrganisation> OfAsync(
        this DbSet<KnownOrganisation> organisations, Actor actor, TimeProvider clock, CancellationToken ct) =>
        await organisations.AsNoTracking().Where(row => row.CompanyCode == actor.Company).InForceOn(ArchiveTime.Today(clock)).FirstOrDefaultAsync(ct)
        ?? throw IntakeRules.MayArrive(IntakeRules.CompanyUnknown, actor.Company);

    /// <summary>Whether the policy in force on a day takes papers for the abolished blue-stamp hukou (clause 3.3).</summary>
    public static Task<bool> AllowBlueHukouAsync(this DbSet<KnownPolicy> policies, KnownOrganisation company, DateOnly day, CancellationToken ct) =>
        policies.Where(row => row.CompanyId == company.CompanyId).InForceOn(day).Select(row => row.AllowsBlueHukou).FirstOrDefaultAsync(ct);

    /// <summary>Refuses a property the company does not have.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>SUBJECT_MISSING</c>, <c>PROPERTY_UNKNOWN</c></exception>
    public static async Task<Guid> RequirePropertyAsync(this IntakeDb db, KnownOrganisation company, Guid? propertyId, CancellationToken ct)
    {
        IntakeRules.SubjectMissing.Require(propertyId is not null, field: "propertyId");
        if (!await db.Properties.AnyAsync(row => row.Id == propertyId && row.CompanyId == company.CompanyId, ct))
            throw IntakeRules.MayArrive(IntakeRules.PropertyUnknown, propertyId);
        return propertyId!.Value;
    }
}
