using System.Security.Claims;
using System.Text.Json;
using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.External;

/// <summary>Finds or makes the person another issuer vouches for, and reads their rights from its claims where the settings map them.</summary>
internal sealed class Newcomer(
    IdentityDb db, UserManager<Account> people, SessionDesk sessions, IOptions<IdentitySettings> options, TimeProvider clock)
{
    private ExternalOptions Settings => options.Value.External!;

    /// <summary>The person; a local account with a password is never taken over.</summary>
    /// <exception cref="RequestRefused"><c>EXTERNAL_SIGN_IN_FAILED</c> (401)</exception>
    internal async Task<Account> MeetAsync(ClaimsPrincipal principal, CancellationToken ct)
    {
        var subject = principal.FindFirst("sub")?.Value ?? throw new RequestRefused(RefusedHere.ExternalFailed);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var account = await people.FindByLoginAsync(ExternalSetup.Scheme, subject) ?? await JoinAsync(principal, subject, ct);
        if (account.IsDisabled)
            throw new RequestRefused(RefusedHere.ExternalFailed);
        if (account.Grant(Mapped(principal, account.Rights), clock.GetUtcNow()))
        {
            sessions.Stale(account);
            db.Audit(null, "person.grant", $"person/{account.Id}", account.Rights);
        }
        await people.UpdateAsync(account).Done();
        await transaction.CommitAsync(ct);
        return account;
    }

    private async Task<Account> JoinAsync(ClaimsPrincipal principal, string subject, CancellationToken ct)
    {
        var id = principal.FindFirst(Settings.PersonClaim)?.Value.ToLowerInvariant();
        if (!SubjectId.Fits(id))
            throw new RequestRefused(RefusedHere.ExternalFailed);
        var account = await people.FindByIdAsync(id!);
        if (account is null && Settings.CreatesPeople)
        {
            await db.FreeAsync(id!, ct);
            account = Account.Invite(id, Value(principal, "name") ?? id, Mapped(principal, Rights.None("")), clock.GetUtcNow());
            await people.CreateAsync(account).Done();
        }
        if (account is not { PasswordHash: null, IsDisabled: false })
            throw new RequestRefused(RefusedHere.ExternalFailed);
        db.Audit(null, "person.join-external", $"person/{id}");
        await people.AddLoginAsync(account, new UserLoginInfo(ExternalSetup.Scheme, subject, Settings.Name)).Done();
        return account;
    }

    /// <summary>What is mapped wins, what is not stays.</summary>
    private Rights Mapped(ClaimsPrincipal principal, Rights kept) => Rights.Of(
        Value(principal, "company") ?? kept.Company,
        Values(principal, "department") ?? kept.Departments,
        Values(principal, "team") ?? kept.Teams,
        Values(principal, "role")?.Select(role => Settings.Roles.GetValueOrDefault(role)).OfType<string>().ToList() ?? kept.Roles,
        Value(principal, "clearance") ?? kept.Clearance);

    private string? Value(ClaimsPrincipal principal, string ours) =>
        Settings.Claims.TryGetValue(ours, out var theirs) ? principal.FindFirst(theirs)?.Value : null;

    private List<string>? Values(ClaimsPrincipal principal, string ours) =>
        Settings.Claims.TryGetValue(ours, out var theirs) ? [.. principal.FindAll(theirs).SelectMany(claim => Each(claim.Value))] : null;

    /// <summary>A claim holds one value, or several as a JSON array.</summary>
    private static string[] Each(string value) =>
        value.StartsWith('[') ? JsonSerializer.Deserialize<string[]>(value) ?? [] : [value];
}
