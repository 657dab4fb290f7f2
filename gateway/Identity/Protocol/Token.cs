using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ArchivePlatform.Identities.Protocol;

/// <summary>Issues tokens for a code, a refresh token or a program's own credentials (RFC 6749); what they say is read afresh each time.</summary>
internal static class Token
{
    internal static void Map(RouteGroupBuilder connect) => connect.MapPost("/token", Handle);

    private static async Task<IResult> Handle(HttpContext http, SessionDesk sessions, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var request = http.GetOpenIddictServerRequest()!;
        return request.IsClientCredentialsGrantType()
            ? await OfMachineAsync(request.ClientId!, db, clock, ct)
            : await OfPersonAsync(http, sessions, clock, ct);
    }

    private static async Task<IResult> OfPersonAsync(HttpContext http, SessionDesk sessions, TimeProvider clock, CancellationToken ct)
    {
        var carried = (await http.AuthenticateAsync(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme)).Principal!;
        if (await sessions.FindAsync(carried, ct) is not { } visitor)
            return Refused(Errors.InvalidGrant, "The session has ended.");
        await UntilAsync(visitor.Account.NotBefore, clock, ct);
        return Issued(Tickets.Of(visitor, carried.GetScopes(), carried));
    }

    private static async Task<IResult> OfMachineAsync(string client, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Machines.AsNoTracking().SingleOrDefaultAsync(machine => machine.Id == client, ct) is not { IsDisabled: false } machine)
            return Refused(Errors.UnauthorizedClient, "The client may not act by itself.");
        await UntilAsync(machine.NotBefore, clock, ct);
        return Issued(Tickets.Of(machine));
    }

    /// <summary>Tokens carry whole seconds: one issued in the second of a change would be stale at birth, so it waits for the next.</summary>
    private static async Task UntilAsync(DateTimeOffset notBefore, TimeProvider clock, CancellationToken ct)
    {
        if (notBefore - clock.GetUtcNow() is { Ticks: > 0 } wait)
            await Task.Delay(wait, ct);
    }

    private static IResult Issued(System.Security.Claims.ClaimsPrincipal principal) =>
        Results.SignIn(principal, authenticationScheme: OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);

    private static IResult Refused(string error, string description) => Results.Forbid(
        new AuthenticationProperties(new Dictionary<string, string?>
        {
            [OpenIddictServerAspNetCoreConstants.Properties.Error] = error,
            [OpenIddictServerAspNetCoreConstants.Properties.ErrorDescription] = description,
        }),
        [OpenIddictServerAspNetCoreDefaults.AuthenticationScheme]);
}
