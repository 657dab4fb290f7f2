using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Registry;

/// <summary>Finds the caller's company; everything of another one is unknown to the caller.</summary>
internal static class Companies
{
    /// <summary>The organisation of the caller's company.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_UNKNOWN</c></exception>
    public static async Task<KnownOrganisation> OfAsync(this DbSet<KnownOrganisation> organisations, Actor actor, CancellationToken ct) =>
        await organisations.AsNoTracking().SingleOrDefaultAsync(row => row.CompanyCode == actor.Company, ct)
        ?? throw IntakeRules.MayArrive(IntakeRules.CompanyUnknown, actor.Company);

    /// <summary>Refuses a property the company does not have.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>SUBJECT_MISSING</c>, <c>PROPERTY_UNKNOWN</c></exception>
    public static async Task<Guid> RequirePropertyAsync(this IntakeDb db, KnownOrganisation company, Guid? propertyId, CancellationToken ct)
    {
        IntakeRules.SubjectMissing.Require(propertyId is not null, field: "propertyId");
        if (!await db.Properties.AnyAsync(row => row.Id == propertyId && row.CompanyId == company.Id, ct))
            throw IntakeRules.MayArrive(IntakeRules.PropertyUnknown, propertyId);
        return propertyId!.Value;
    }
}
