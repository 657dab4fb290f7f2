using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;

namespace ArchivePlatform.Identities.Pages;

/// <summary>Asks whether to sign out, so that no other site can do it.</summary>
[AllowAnonymous]
internal sealed class SignOutPage(SessionDesk sessions, IdentityDb db) : AccountPage
{
    public override string Title => T("退出", "Sign out");

    public async Task<IActionResult> OnPostAsync()
    {
        if (await sessions.VisitorAsync(HttpContext, Ct) is { } visitor)
        {
            sessions.End(visitor);
            db.Audit(visitor.Account.ToActor(), "session.end", $"person/{visitor.Account.Id}", new { visitor.Session.Id });
            await db.SaveChangesAsync(Ct);
        }
        return SignOut(new AuthenticationProperties { RedirectUri = "/account/signed-out" }, SessionCookie.Scheme);
    }
}
