using ArchivePlatform.Identities.Domain;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Identity;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>A person with what they sign in by and what they may be taken for (clauses 5.1.5, 5.1.6).</summary>
/// <remarks>People are disabled, never deleted: their id stands in the records of the archive.</remarks>
internal sealed class Account : IdentityUser<string>, IVersioned
{
    /// <summary>More codes than are good at any one time (five half-minutes).</summary>
    private const int FactorsKept = 8;

    private Account()
    {
    }

    public string Name { get; private set; } = "";

    /// <summary>Code of the company, as in <see cref="Rights"/>; lists are searched by it.</summary>
    public string Company { get; private set; } = "";

    public Rights Rights { get; private set; } = Rights.None("");

    public bool IsDisabled { get; private set; }

    /// <summary>True for the demonstration's people; production refuses to start with any.</summary>
    public bool IsDemonstration { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? LastSignInAt { get; private set; }

    /// <summary>Earliest time of a token that may still be believed.</summary>
    public DateTimeOffset NotBefore { get; private set; }

    /// <summary>Digests of the second factors accepted last, the latest first; none is accepted twice.</summary>
    public byte[]? LastFactors { get; private set; }

    /// <inheritdoc/>
    public long Version { get; private set; } = 1;

    /// <summary>Whether their rights ask for a second factor they have not set up.</summary>
    public bool OwesSecondFactor => !TwoFactorEnabled && Domain.Roles.NeedSecondFactor(Rights.Roles);

    /// <summary>Somebody new, who gets a password by an invitation and rights by the security administrator.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static Account Invite(string? id, string? name, Rights rights, DateTimeOffset now, bool demonstration = false)
    {
        var subject = SubjectId.Of(id);
        return new Account
        {
            Id = subject,
            UserName = subject,
            Name = Valid.Text(name, 100, "name"),
            Company = rights.Company,
            Rights = rights,
            IsDemonstration = demonstration,
            CreatedAt = now,
            LockoutEnabled = true,
        };
    }

    /// <summary>Gives other rights; tokens issued before are stale.</summary>
    /// <returns>Whether anything changed.</returns>
    public bool Grant(Rights rights, DateTimeOffset now)
    {
        if (rights.Matches(Rights))
            return false;
        Rights = rights;
        Company = rights.Company;
        Stale(now);
        return true;
    }

    /// <summary>Ends every way in.</summary>
    /// <exception cref="RuleBroken"><c>PERSON_DISABLED</c></exception>
    public void Disable(DateTimeOffset now)
    {
        IdentityRules.PersonDisabled.Require(!IsDisabled, Id);
        IsDisabled = true;
        Stale(now);
    }

    /// <summary>Lets them in again.</summary>
    /// <exception cref="RuleBroken"><c>PERSON_NOT_DISABLED</c></exception>
    public void Enable()
    {
        IdentityRules.PersonEnabled.Require(IsDisabled, Id);
        IsDisabled = false;
        Version++;
    }

    /// <summary>Takes another name to be shown.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public void Rename(string? name)
    {
        Name = Valid.Text(name, 100, "name");
        Version++;
    }

    /// <summary>Makes every token issued before <paramref name="now"/> stale.</summary>
    public void Stale(DateTimeOffset now)
    {
        NotBefore = WholeSecond.From(now);
        Version++;
    }

    /// <summary>Notes a sign-in.</summary>
    public void Enter(DateTimeOffset now) => LastSignInAt = now;

    /// <summary>Accepts a second factor once.</summary>
    /// <returns>Whether it was none of those accepted last.</returns>
    public bool Spend(string factor)
    {
        var digest = OneTimeCode.Digest(factor);
        var spent = LastFactors ?? [];
        if (spent.Chunk(digest.Length).Any(known => known.AsSpan().SequenceEqual(digest)))
            return false;
        LastFactors = [.. digest, .. spent.Take(digest.Length * (FactorsKept - 1))];
        return true;
    }

    /// <summary>The person as the one who acts.</summary>
    public Actor ToActor() => new(
        Id, Name, Company, Rights.Departments.ToHashSet(), Rights.Teams.ToHashSet(), Rights.Roles.ToHashSet(), Machine: false);
}
