using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Who sees sales and who acts on them: the sales department; the archive only looks (clause 4.2.1).</summary>
internal static class SalesDesk
{
    private const string ClientAffairs = "CLIENT_AFFAIRS";

    /// <summary>Refuses everybody outside the sales department.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DEPT_NOT_RESPONSIBLE</c></exception>
    public static void RequireMember(Actor actor) =>
        IntakeRules.DeptNotResponsible.Require(actor.IsIn(Category.SalesDepartment), actor.Name, Category.SalesDepartment);

    /// <summary>Refuses whoever may not read the buyers' numbers whole: people of client affairs, whose contracts and titles they stand in, and the archive's head may.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>UNMASKING_FORBIDDEN</c></exception>
    public static void RequireUnmasker(Actor actor) => IntakeRules.UnmaskingForbidden.Require(
        !actor.Machine && (actor.HasRole("GMO_HEAD") || (actor.IsIn(Category.SalesDepartment) && actor.Teams.Contains(ClientAffairs))), actor.Name);

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
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>SALE_UNKNOWN</c>, <c>DEPT_NOT_RESPONSIBLE</c></exception>
    public static async Task<Sale> OpenAsync(this IntakeDb db, Guid id, Actor actor, KnownOrganisation company, CancellationToken ct)
    {
        var sale = await db.SeeAsync(id, actor, company, ct);
        RequireMember(actor);
        return sale;
    }

    /// <summary>A sale the caller may see; any other is as if it were not there.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>SALE_UNKNOWN</c></exception>
    public static async Task<Sale> SeeAsync(this IntakeDb db, Guid id, Actor actor, KnownOrganisation company, CancellationToken ct) =>
        await db.VisibleTo(actor, company).SingleOrDefaultAsync(row => row.Id == id, ct) ?? throw IntakeRules.SaleUnknown.Broken();

    /// <summary>The sales the caller may see; all others are as if they were not there.</summary>
    public static IQueryable<Sale> VisibleTo(this IntakeDb db, Actor actor, KnownOrganisation company)
    {
        var seesSales = actor.IsIn(Category.SalesDepartment) || company.LetsSeeAll(actor);
        return db.Sales.Where(row => row.CompanyId == company.CompanyId && seesSales);
    }
}
