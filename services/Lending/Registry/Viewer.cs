using ArchivePlatform.Lending.Domain;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Who looks, in the own company: decides which volumes and loans exist for the caller at all, and as whom he acts.</summary>
/// <param name="Company">The caller's company as it is today; null while it is not known here, for which no row exists.</param>
internal sealed record Viewer(KnownOrganisation? Company, Actor Actor)
{
    public Guid CompanyId { get; } = Company?.CompanyId ?? Guid.Empty;

    /// <summary>The caller as the reading rule asks (clauses 4.1, 5.1.5).</summary>
    public Reader Reader => Reader.Of(Actor, CompanyId, Company?.CustodianDepartment);

    /// <summary>Whether the caller is an archivist of the custodian department, or its head (clause 4.1.2).</summary>
    public bool IsArchivist => HeadsOffice || (IsCustodian && Actor.HasRole("ARCHIVIST"));

    /// <summary>Whether the caller heads the custodian department (AMB-19).</summary>
    private bool HeadsOffice => IsCustodian && (Actor.HasRole("GMO_HEAD") || Company!.IsHead(Actor.Person, Company.CustodianDepartment));

    private bool IsCustodian => Company is not null && Actor.IsIn(Company.CustodianDepartment);

    /// <summary>The caller as the one who borrows; a program never does, and nobody without a department.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>NOT_A_BORROWER</c></exception>
    public Borrower AsBorrower()
    {
        var department = IsCustodian ? Company!.CustodianDepartment : Actor.Departments.Order(StringComparer.Ordinal).FirstOrDefault();
        LendingRules.NotBorrower.Require(department is not null && !Actor.Machine);
        return new(Actor.Person, department!);
    }

    /// <summary>The caller as the one who agrees to a loan.</summary>
    public Approver ApproverOf(Loan loan) => new(Actor.Person, HeadsOffice, Company?.IsHead(Actor.Person, loan.BorrowerDepartment) == true);
}

/// <summary>The one place where Lending decides for which company a caller acts: the own one.</summary>
internal static class Viewing
{
    public static async Task<Viewer> ViewerAsync(this LendingDb db, Actor actor, TimeProvider clock, CancellationToken ct) => new(
        await db.KnownOrganisations.AsNoTracking().Where(known => known.CompanyCode == actor.Company).InForceOn(ArchiveTime.Today(clock)).FirstOrDefaultAsync(ct), actor);
}
