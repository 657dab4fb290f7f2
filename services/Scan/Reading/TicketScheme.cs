using System.Globalization;
using System.Security.Claims;
using System.Text.Encodings.Web;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>Knows a caller without a token by the ticket in the address, on the one route that takes it; his rights are judged as they are now.</summary>
internal sealed class TicketScheme(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, ScanDb db, RightsWatch rights, TimeProvider clock)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
{
    public const string Name = "ticket";

    /// <summary>This scheme for a request that has a ticket and no token; null for every other.</summary>
    public static string? Choose(HttpContext context) =>
        context.Request.Headers.Authorization.Count == 0 && context.Request.Query.ContainsKey(Name) && context.Request.Path.Value?.EndsWith("/content", StringComparison.Ordinal) == true
            ? Name
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var hash = TicketClaims.Hash(Request.Query[Name].ToString());
        var ticket = await db.Tickets.AsNoTracking().SingleOrDefaultAsync(ticket => ticket.SecretHash == hash, Context.RequestAborted);
        if (ticket is null || clock.GetUtcNow() >= ticket.ExpiresAt || rights.HasEnded(ticket.Person, ticket.ClaimedAt))
            return AuthenticateResult.Fail("The ticket is unknown, over, or its person's rights have changed");
        var issued = new Claim("iat", ticket.ClaimedAt.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        var caller = new ClaimsPrincipal(new ClaimsIdentity([.. TicketClaims.Read(ticket.Claims), issued], Name, "sub", "role"));
        return AuthenticateResult.Success(new AuthenticationTicket(caller, Name));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties) => throw new RequestRefused(Refusals.TokenInvalid);
}
