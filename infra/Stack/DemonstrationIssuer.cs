using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ArchivePlatform.Stack;

/// <summary>Issues tokens to the tools and tests in the name of the demonstration's people; its key never leaves <c>.local/secrets</c>.</summary>
/// <remarks>Identity publishes the public half beside its own keys in the Demonstration profile only, so the services believe one issuer.</remarks>
public sealed class DemonstrationIssuer : IDisposable
{
    /// <summary>The longest life of a token.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    internal const string Audience = "archive";

    /// <summary>PEM file with the public half of its key.</summary>
    public static readonly string PublicKeyFile = Path.Combine(Secrets.Folder, "issuer.pub.pem");

    private static readonly string KeyFile = Path.Combine(Secrets.Folder, "issuer.key.pem");

    // Names stay readable to whoever looks into a token; a token is never part of a page.
    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ECDsa key;

    private DemonstrationIssuer(ECDsa key) => this.key = key;

    /// <summary>The issuer of this checkout; its key pair is made at first need.</summary>
    public static DemonstrationIssuer Open()
    {
        var key = ECDsa.Create();
        key.ImportFromPem(PrivateFile.Keep(KeyFile, NewKey));
        PrivateFile.Keep(PublicKeyFile, () => key.ExportSubjectPublicKeyInfoPem() + "\n");
        return new(key);
    }

    /// <summary>A signed token (ES256, type <c>at+jwt</c>) that names what the person may be taken for.</summary>
    /// <param name="lifetime">More than 0 and at most 5 minutes.</param>
    /// <param name="now">The platform's time, from which the token is good.</param>
    /// <param name="name">The issuer's name in the instance it is for.</param>
    public string Token(Person person, TimeSpan lifetime, DateTimeOffset now, string name)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(lifetime, Longest);
        var header = Encoded(new { alg = "ES256", kid = "tools", typ = "at+jwt" });
        var claims = new Dictionary<string, object>
        {
            ["iss"] = name,
            ["aud"] = Audience,
            ["sub"] = person.Id,
            ["name"] = person.Name,
            ["department"] = person.Departments,
            ["team"] = person.Teams,
            ["role"] = person.Roles,
            ["clearance"] = person.Clearance,
            ["client_kind"] = person.IsMachine ? "machine" : "person",
            ["iat"] = now.ToUnixTimeSeconds(),
            ["nbf"] = now.ToUnixTimeSeconds(),
            ["exp"] = now.Add(lifetime).ToUnixTimeSeconds(),
            ["jti"] = Secrets.Random(22),
        };
        if (person.Company.Length > 0)
            claims["company"] = person.Company;
        var text = $"{header}.{Encoded(claims)}";
        return $"{text}.{Base64Url.EncodeToString(key.SignData(Encoding.ASCII.GetBytes(text), HashAlgorithmName.SHA256))}";
    }

    /// <inheritdoc/>
    public void Dispose() => key.Dispose();

    private static string NewKey()
    {
        using var fresh = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return fresh.ExportPkcs8PrivateKeyPem() + "\n";
    }

    private static string Encoded(object part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part, Plain));
}
