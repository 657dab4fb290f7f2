using ArchivePlatform.Identities.Sessions;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ArchivePlatform.Identities.Protocol;

/// <summary>Says who a token stands for, as long as their session lives (OpenID Connect Core 5.3).</summary>
internal static class UserInfo
{
    internal static void Map(RouteGroupBuilder connect) => connect.MapMethods("/userinfo", ["GET", "POST"], Handle);

    private static async Task<IResult> Handle(HttpContext http, SessionDesk sessions, CancellationToken ct)
    {
        var token = await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        if (await sessions.FindAsync(token.Principal, ct) is not { } visitor)
            return Results.Challenge(Ended(), [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
        var (account, rights) = (visitor.Account, visitor.Account.Rights);
        return TypedResults.Json(new Dictionary<string, object>
        {
            [Claims.Subject] = account.Id,
            [Claims.Name] = account.Name,
            [Claims.PreferredUsername] = account.Id,
            ["company"] = account.Company,
            ["department"] = rights.Departments,
            ["team"] = rights.Teams,
            ["role"] = rights.Roles,
            ["clearance"] = rights.Clearance,
        });
    }

    private static AuthenticationProperties Ended() => new(new Dictionary<string, string?>
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.InvalidToken,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "The session has ended.",
    });
}
