using System.Security.Claims;
using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Sessions;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace ArchivePlatform.Identities.Doors;

/// <summary>Leads somebody from the password to the session, by way of the second factor where there is or must be one.</summary>
internal sealed class Entrance(SessionDesk sessions, UserManager<Account> people)
{
    /// <summary>What comes next.</summary>
    internal enum Step
    {
        In,
        Factor,
        SetUp,
    }

    /// <summary>After the password, or another issuer's word, was good.</summary>
    internal async Task<Step> AfterPasswordAsync(HttpContext http, Account account, CancellationToken ct)
    {
        if (!account.TwoFactorEnabled && !account.OwesSecondFactor)
        {
            await sessions.BeginAsync(http, account, withSecondFactor: false, ct);
            return Step.In;
        }
        var half = new ClaimsIdentity([new("sub", account.Id)], SessionCookie.Half, "sub", "role");
        await http.SignInAsync(SessionCookie.Half, new ClaimsPrincipal(half));
        return account.TwoFactorEnabled ? Step.Factor : Step.SetUp;
    }

    /// <summary>After the second factor was good.</summary>
    internal async Task AfterFactorAsync(HttpContext http, Account account, CancellationToken ct)
    {
        await http.SignOutAsync(SessionCookie.Half);
        await sessions.BeginAsync(http, account, withSecondFactor: true, ct);
    }

    /// <summary>Who has given their password a few minutes ago; null where nobody has, or may no longer.</summary>
    internal async Task<Account?> HalfAsync(HttpContext http)
    {
        var ticket = await http.AuthenticateAsync(SessionCookie.Half);
        return ticket.Principal?.FindFirst("sub")?.Value is { } person && await people.FindByIdAsync(person) is { IsDisabled: false } account ? account : null;
    }
}
