using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;

namespace ArchivePlatform.Identities.Protocol;

/// <summary>Ends the session an application asks to end (OpenID Connect RP-Initiated Logout); without the application's proof the person is asked first.</summary>
internal static class SignOut
{
    internal static void Map(RouteGroupBuilder connect) => connect.MapMethods("/logout", ["GET", "POST"], Handle);

    private static async Task<IResult> Handle(HttpContext http, SessionDesk sessions, IdentityDb db, CancellationToken ct)
    {
        var hint = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        if (!hint.Succeeded)
            return TypedResults.Redirect("/account/sign-out");
        if (await sessions.FindAsync(hint.Principal, ct) is { } visitor)
        {
            sessions.End(visitor);
            db.Audit(visitor.Account.ToActor(), "session.end", $"person/{visitor.Account.Id}", new { visitor.Session.Id });
            await db.SaveChangesAsync(ct);
        }
        return Results.SignOut(
            new AuthenticationProperties { RedirectUri = "/account/signed-out" },
            [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme, SessionCookie.Scheme]);
    }
}
