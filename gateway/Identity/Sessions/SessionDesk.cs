using System.Security.Claims;
using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.Sessions;

/// <summary>A person with the session that carries them.</summary>
internal sealed record Visitor(Account Account, Session Session);

/// <summary>Begins, finds and ends sessions; the database decides, so a cookie or refresh token outlives nothing.</summary>
internal sealed class SessionDesk(IdentityDb db, TimeProvider clock, IOptions<IdentitySettings> options)
{
    /// <summary>Begins a session and saves it with the sign-in it comes from.</summary>
    internal async Task BeginAsync(HttpContext http, Account account, bool withSecondFactor, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var session = new Session(clock.NewId(), account.Id, Cut(http.Request.Headers.UserAgent.ToString()), withSecondFactor, now, now.AddHours(options.Value.SessionHours));
        account.Enter(now);
        db.Add(session);
        db.Audit(account.ToActor(), "session.begin", $"person/{account.Id}", new { session.Id, secondFactor = withSecondFactor });
        await db.SaveChangesAsync(ct);
        var carried = new ClaimsIdentity([new("sub", account.Id), new("sid", session.Id.ToString())], SessionCookie.Scheme, "sub", "role");
        await http.SignInAsync(SessionCookie.Scheme, new ClaimsPrincipal(carried), new AuthenticationProperties { ExpiresUtc = session.ExpiresAt, IssuedUtc = now });
    }

    /// <summary>The person and session a cookie or token names; null where either has ended.</summary>
    internal async Task<Visitor?> FindAsync(ClaimsPrincipal? principal, CancellationToken ct)
    {
        if (principal?.FindFirst("sub")?.Value is not { } person || !Guid.TryParse(principal.FindFirst("sid")?.Value, out var sid))
            return null;
        var session = await db.Sessions.SingleOrDefaultAsync(row => row.Id == sid && row.Person == person, ct);
        if (session is null || !session.IsAlive(clock.GetUtcNow()))
            return null;
        var account = await db.People.SingleOrDefaultAsync(row => row.Id == person, ct);
        return account is { IsDisabled: false } ? new(account, session) : null;
    }

    /// <summary>The visitor of a request by its cookie.</summary>
    internal async Task<Visitor?> VisitorAsync(HttpContext http, CancellationToken ct)
    {
        var ticket = await http.AuthenticateAsync(SessionCookie.Scheme);
        return ticket.Succeeded ? await FindAsync(ticket.Principal, ct) : null;
    }

    /// <summary>Ends one session; the caller saves. Tokens issued before are stale.</summary>
    internal void End(Visitor visitor)
    {
        visitor.Session.End(clock.GetUtcNow());
        Stale(visitor.Account);
    }

    /// <summary>Ends every session of a person; the caller saves. Tokens issued before are stale.</summary>
    internal async Task EndAllAsync(Account account, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        foreach (var session in await db.Sessions.Where(row => row.Person == account.Id && row.EndedAt == null).ToListAsync(ct))
            session.End(now);
        Stale(account);
    }

    /// <summary>Announces that tokens issued before now say what is no longer true.</summary>
    internal void Stale(Account account)
    {
        account.Stale(clock.GetUtcNow());
        db.Announce(new PersonRightsChanged(account.Id, account.NotBefore, account.Version, clock.GetUtcNow()));
    }

    private static string Cut(string agent) => agent.Length <= 200 ? agent : agent[..200];
}
