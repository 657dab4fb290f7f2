using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Who sees sales and who acts on them: whoever has the duties of sales, its teams or client affairs; the archive only looks (clauses 4.2.1, 4.3).</summary>
internal static class SalesDesk
{
    private static readonly string[] Roles = [DutyRole.Sales, DutyRole.SalesTeam, DutyRole.ClientAffairs];

    /// <summary>Refuses everybody outside the departments that sell.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>ROLE_UNRESOLVED</c>, <c>DEPT_NOT_RESPONSIBLE</c></exception>
    public static void RequireMember(Actor actor, Duties duties)
    {
        IntakeRules.RoleUnresolved.Require(Roles.Any(role => duties.Of(role) is not null), DutyRole.Sales);
        IntakeRules.DeptNotResponsible.Require(Sells(actor, duties), actor.Name, DutyRole.Sales);
    }

    /// <summary>Refuses whoever may not read the buyers' numbers whole: people of client affairs, whose contracts and titles they stand in, and the archive's head may.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>UNMASKING_FORBIDDEN</c></exception>
    public static void RequireUnmasker(Actor actor, Duties duties) => IntakeRules.UnmaskingForbidden.Require(
        !actor.Machine && (actor.HasRole("GMO_HEAD") || duties.Of(DutyRole.ClientAffairs)?.Has(actor) == true), actor.Name);

    /// <summary>The signed letter; the policy in force on the day of its last signature says which signature counts (AMB-04).</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static async Task<SubscriptionLetter> LetterAsync(
        this IntakeDb db, KnownOrganisation company, IReadOnlyList<SignatureLine>? lines, CancellationToken ct)
    {
        var signatures = SignatureLine.Read(lines);
        var policies = db.Policies.Where(row => row.CompanyId == company.CompanyId).InForceOn(signatures.Max(signature => signature.SignedOn));
        return SubscriptionLetter.Of(signatures, await policies.Select(row => row.FirstSignatureCounts).FirstOrDefaultAsync(ct));
    }

    /// <summary>A sale the caller may act on.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>SALE_UNKNOWN</c>, <c>ROLE_UNRESOLVED</c>, <c>DEPT_NOT_RESPONSIBLE</c></exception>
    public static async Task<Sale> OpenAsync(this IntakeDb db, Guid id, Actor actor, KnownOrganisation company, DateOnly today, CancellationToken ct)
    {
        var sale = await db.SeeAsync(id, actor, company, today, ct);
        RequireMember(actor, company.DutiesOn(today));
        return sale;
    }

    /// <summary>A sale the caller may see; any other is as if it were not there.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>SALE_UNKNOWN</c></exception>
    public static async Task<Sale> SeeAsync(this IntakeDb db, Guid id, Actor actor, KnownOrganisation company, DateOnly today, CancellationToken ct)
    {
        var sale = await db.Sales.SingleOrDefaultAsync(row => row.Id == id, ct);
        if (sale is null || !company.ReaderOf(actor, today).MayRead(sale))
            throw IntakeRules.SaleUnknown.Broken();
        await db.DiscloseAsync(actor, null, [sale], ct);
        return sale;
    }

    /// <summary>The sales the caller may see; all others are as if they were not there.</summary>
    public static IQueryable<Sale> VisibleTo(this IntakeDb db, Actor actor, KnownOrganisation company, DateOnly today)
    {
        var reader = company.ReaderOf(actor, today);
        var seesSales = reader.SeesAll || reader.Departments.Contains(Concerned.Duty(DutyRole.Sales));
        return db.Sales.Where(row => row.CompanyId == company.CompanyId && seesSales);
    }

    /// <summary>Whether the caller belongs to a department that sells.</summary>
    public static bool Sells(Actor actor, Duties duties) => Roles.Any(role => duties.Of(role) is { } keeper && actor.IsIn(keeper.Department));
}
