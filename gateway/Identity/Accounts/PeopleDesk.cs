using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Who may see whom: an administrator of a company sees that company, one of the platform everybody.</summary>
internal static class PeopleDesk
{
    /// <summary>The person of that id, as the administrator may see them.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>PERSON_UNKNOWN</c>, also for one of another company</exception>
    internal static async Task<Account> PersonAsync(this IdentityDb db, string id, Actor actor, CancellationToken ct) =>
        await db.People.SingleOrDefaultAsync(person => person.Id == id && (actor.Company == "" || person.Company == actor.Company), ct)
        ?? throw IdentityRules.PersonUnknown.Broken();

    /// <summary>The program or station of that id, as the administrator may see it.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>CLIENT_UNKNOWN</c>, also for one of another company</exception>
    internal static async Task<Machine> MachineAsync(this IdentityDb db, string id, Actor actor, CancellationToken ct)
    {
        var machine = await db.Machines.SingleOrDefaultAsync(row => row.Id == id, ct);
        return machine is not null && (actor.Company.Length == 0 || machine.Rights.Company == actor.Company) ? machine : throw IdentityRules.ClientUnknown.Broken();
    }

    /// <summary>Refuses rights in a company the administrator does not belong to, and roles that reach beyond it.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>COMPANY_FOREIGN</c>, <c>GRANT_EXCEEDS_OWN</c></exception>
    internal static Rights Within(this Rights rights, Actor actor)
    {
        IdentityRules.CompanyForeign.Require(actor.Company.Length == 0 || rights.Company == actor.Company, actor.Company);
        var tooFar = rights.Roles.FirstOrDefault(role => actor.Company.Length > 0 && Domain.Roles.IsOfPlatform(role));
        IdentityRules.GrantExceedsOwn.Require(tooFar is null, tooFar);
        return rights;
    }

    /// <summary>Refuses a new program or station departments and teams its registrar does not belong to: those the security administrator grants.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>GRANT_EXCEEDS_OWN</c></exception>
    internal static Rights FromOwn(this Rights rights, Actor actor)
    {
        var tooFar = rights.Departments.Where(department => !actor.IsIn(department)).Concat(rights.Teams.Where(team => !actor.Teams.Contains(team))).FirstOrDefault();
        IdentityRules.GrantExceedsOwn.Require(tooFar is null, tooFar);
        return rights;
    }

    /// <summary>Refuses an id that a person, program or application has or had; it is given once and never again.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>PERSON_EXISTS</c></exception>
    internal static async Task FreeAsync(this IdentityDb db, string id, CancellationToken ct)
    {
        await db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock(hashtextextended({"subject/" + id}, 0))", ct);
        var taken = await db.People.AnyAsync(person => person.Id == id, ct)
            || await db.Machines.AnyAsync(machine => machine.Id == id, ct)
            || await db.Set<OpenIddict.EntityFrameworkCore.Models.OpenIddictEntityFrameworkCoreApplication<Guid>>().AnyAsync(application => application.ClientId == id, ct);
        IdentityRules.PersonExists.Require(!taken, id);
    }
}
