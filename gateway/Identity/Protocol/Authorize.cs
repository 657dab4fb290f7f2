using ArchivePlatform.Identities.Sessions;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ArchivePlatform.Identities.Protocol;

/// <summary>Sends an application a code for who is signed in, or shows the way in first (OpenID Connect Core 3.1.2).</summary>
internal static class Authorize
{
    internal static void Map(RouteGroupBuilder connect) => connect.MapMethods("/authorize", ["GET", "POST"], Handle);

    private static async Task<IResult> Handle(HttpContext http, SessionDesk sessions, TimeProvider clock, CancellationToken ct)
    {
        var request = http.GetOpenIddictServerRequest()!;
        var visitor = await sessions.VisitorAsync(http, ct);
        var old = visitor is not null && request.MaxAge is { } age && clock.GetUtcNow() - visitor.Session.BeganAt > TimeSpan.FromSeconds(age);
        if (visitor is not null && !old && !request.HasPromptValue(PromptValues.Login))
        {
            if (visitor.Account.OwesSecondFactor && !visitor.Session.WithSecondFactor)
                return TypedResults.Redirect($"/account/second-factor/set-up?returnUrl={Uri.EscapeDataString(Again(http, request))}");
            return Results.SignIn(Tickets.Of(visitor, request.GetScopes()), authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        }
        return request.HasPromptValue(PromptValues.None)
            ? Results.Forbid(LoginRequired(), [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme])
            : TypedResults.Redirect($"/account/sign-in?returnUrl={Uri.EscapeDataString(Again(http, request))}");
    }

    /// <summary>The same request once somebody has signed in; asking for a sign-in is then done.</summary>
    private static string Again(HttpContext http, OpenIddictRequest request) =>
        http.Request.Path + QueryString.Create(request.GetParameters()
            .Where(parameter => parameter.Key is not (Parameters.Prompt or Parameters.MaxAge))
            .Select(parameter => KeyValuePair.Create(parameter.Key, (string?)parameter.Value)));

    private static AuthenticationProperties LoginRequired() => new(new Dictionary<string, string?>
    {
        [OpenIddictServerAspNetCoreConstants.Properties.Error] = Errors.LoginRequired,
        [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = "Nobody is signed in.",
    });
}
