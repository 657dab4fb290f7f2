using System.Collections.Immutable;
using System.Security.Claims;
using System.Text.Json;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Sessions;
using Microsoft.IdentityModel.JsonWebTokens;
using OpenIddict.Abstractions;
using static OpenIddict.Abstractions.OpenIddictConstants;

namespace ArchivePlatform.Identities.Protocol;

/// <summary>What a token says of a person or program, read from the database at each issue.</summary>
internal static class Tickets
{
    internal const string Audience = "archive";

    private static readonly string[] Password = ["pwd"];
    private static readonly string[] PasswordAndFactor = ["pwd", "otp", "mfa"];

    /// <summary>A person in a session.</summary>
    /// <param name="from">What the code or refresh token before carried; null at the first.</param>
    internal static ClaimsPrincipal Of(Visitor visitor, ImmutableArray<string> scopes, ClaimsPrincipal? from = null)
    {
        var account = visitor.Account;
        var identity = new ClaimsIdentity(from?.Claims ?? [], "archive", Claims.Name, Claims.Role);
        identity
            .SetClaim(Claims.Subject, account.Id)
            .SetClaim(Claims.Name, account.Name)
            .SetClaim(Claims.PreferredUsername, account.Id)
            .SetClaim("sid", visitor.Session.Id.ToString())
            .SetClaim(Claims.AuthenticationTime, visitor.Session.BeganAt.ToUnixTimeSeconds())
            .SetClaim("client_kind", "person");
        Set(identity, "amr", visitor.Session.WithSecondFactor ? PasswordAndFactor : Password);
        return Completed(identity, account.Rights, scopes);
    }

    /// <summary>A program or station by its own credentials.</summary>
    internal static ClaimsPrincipal Of(Machine machine)
    {
        var identity = new ClaimsIdentity("archive", Claims.Name, Claims.Role);
        identity.SetClaim(Claims.Subject, machine.Id).SetClaim(Claims.Name, machine.Name).SetClaim("client_kind", "machine");
        return Completed(identity, machine.Rights, []);
    }

    private static ClaimsPrincipal Completed(ClaimsIdentity identity, Rights rights, ImmutableArray<string> scopes)
    {
        Set(identity, "department", rights.Departments);
        Set(identity, "team", rights.Teams);
        Set(identity, "role", rights.Roles);
        identity.SetClaim("clearance", rights.Clearance).SetClaim("company", rights.Company.Length > 0 ? rights.Company : null);
        identity.SetScopes(scopes);
        identity.SetResources(Audience);
        identity.SetDestinations(Destinations);
        return new ClaimsPrincipal(identity);
    }

    /// <summary>A list stays a list in the token, also of one or none.</summary>
    private static void Set(ClaimsIdentity identity, string type, IReadOnlyList<string> values) =>
        identity.RemoveClaims(type).AddClaim(new Claim(type, JsonSerializer.Serialize(values), JsonClaimValueTypes.JsonArray));

    private static IEnumerable<string> Destinations(Claim claim) => claim.Type switch
    {
        Claims.Subject or Claims.Name or "sid" => [OpenIddictConstants.Destinations.AccessToken, OpenIddictConstants.Destinations.IdentityToken],
        Claims.PreferredUsername or Claims.AuthenticationTime or "amr" => [OpenIddictConstants.Destinations.IdentityToken],
        "company" or "department" or "team" or "role" or "clearance" or "client_kind" => [OpenIddictConstants.Destinations.AccessToken],
        _ => [],
    };
}
