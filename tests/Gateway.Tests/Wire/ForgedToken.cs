using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Gateway.Tests.Wire;

/// <summary>Tokens as somebody would write them who has no right to, and good ones to compare with.</summary>
internal sealed class ForgedToken(Instance instance)
{
    private static readonly string KeyFile = Path.Combine(Secrets.Folder, "issuer.key.pem");

    private readonly Dictionary<string, object> header = new() { ["alg"] = "ES256", ["kid"] = "tools", ["typ"] = "at+jwt" };

    private readonly Dictionary<string, object> claims = new()
    {
        ["iss"] = new IdentitySettings(instance).Issuer,
        ["aud"] = "archive",
        ["sub"] = People.LiMin.Id,
        ["company"] = People.Company,
        ["department"] = People.LiMin.Departments,
        ["role"] = People.LiMin.Roles,
        ["nbf"] = instance.Now.ToUnixTimeSeconds(),
        ["exp"] = instance.Now.AddMinutes(5).ToUnixTimeSeconds(),
    };

    internal ForgedToken Header(string name, object value)
    {
        header[name] = value;
        return this;
    }

    internal ForgedToken Claim(string name, object value)
    {
        claims[name] = value;
        return this;
    }

    internal ForgedToken Without(string name)
    {
        claims.Remove(name);
        return this;
    }

    /// <summary>Signed with the key of the tools, which is among the issuer's.</summary>
    internal string Signed()
    {
        using var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(KeyFile));
        return $"{Content}.{Base64Url.EncodeToString(key.SignData(Bytes, HashAlgorithmName.SHA256))}";
    }

    /// <summary>Signed with a key made up on the spot.</summary>
    internal string SignedByStranger()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return $"{Content}.{Base64Url.EncodeToString(key.SignData(Bytes, HashAlgorithmName.SHA256))}";
    }

    /// <summary>Signed symmetrically, with that key's public half as the secret.</summary>
    internal string SignedWithPublicKey() =>
        $"{Content}.{Base64Url.EncodeToString(HMACSHA256.HashData(File.ReadAllBytes(DemonstrationIssuer.PublicKeyFile), Bytes))}";

    internal string Unsigned() => $"{Content}.";

    private string Content => $"{Part(header)}.{Part(claims)}";

    private byte[] Bytes => Encoding.ASCII.GetBytes(Content);

    private static string Part(Dictionary<string, object> part) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(part));
}
