using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>What a ticket takes over from the token it was issued for, and how its secret is kept.</summary>
internal static class TicketClaims
{
    private static readonly string[] Carried = ["sub", "name", "company", "department", "team", "role", "clearance", "client_kind"];

    /// <summary>The caller's claims, to be judged as if he stood there with his token.</summary>
    public static string Write(ClaimsPrincipal caller) =>
        JsonSerializer.Serialize(caller.Claims.Where(claim => Carried.Contains(claim.Type)).Select(claim => new[] { claim.Type, claim.Value }));

    /// <summary>The same claims again.</summary>
    public static IEnumerable<Claim> Read(string written) =>
        JsonSerializer.Deserialize<string[][]>(written)!.Select(pair => new Claim(pair[0], pair[1]));

    /// <summary>Instant from which the caller's claims are believed; the earliest there is where the token does not say.</summary>
    public static DateTimeOffset IssuedAt(ClaimsPrincipal caller) =>
        long.TryParse(caller.FindFirst("iat")?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds)
            ? DateTimeOffset.FromUnixTimeSeconds(seconds)
            : DateTimeOffset.UnixEpoch;

    /// <summary>Digest of a ticket's secret.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
