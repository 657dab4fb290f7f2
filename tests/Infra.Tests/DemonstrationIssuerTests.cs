using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Infra.Tests;

public sealed class DemonstrationIssuerTests
{
    private const string Name = "http://127.0.0.1/";
    private static readonly DateTimeOffset Now = new(2026, 9, 28, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_token_says_who_the_person_is_and_how_long()
    {
        using var issuer = DemonstrationIssuer.Open();

        var claims = Part(issuer.Token(People.ZhaoMin, TimeSpan.FromMinutes(5), Now, Name), 1);

        Assert.Equal("赵敏", claims.GetProperty("name").GetString());
        Assert.Equal(Name, claims.GetProperty("iss").GetString());
        Assert.Equal("SZ01", claims.GetProperty("company").GetString());
        Assert.Equal("SALES_TEAM:YHY", claims.GetProperty("team")[0].GetString());
        Assert.Equal(300, claims.GetProperty("exp").GetInt64() - claims.GetProperty("iat").GetInt64());
    }

    [Fact]
    public void A_token_is_signed_by_the_key_whose_public_half_the_services_get()
    {
        using var issuer = DemonstrationIssuer.Open();
        using var published = ECDsa.Create();
        published.ImportFromPem(File.ReadAllText(Path.Combine(Secrets.Folder, "issuer.pub.pem")));

        var parts = issuer.Token(People.LiMin, TimeSpan.FromMinutes(1), Now, Name).Split('.');

        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        Assert.True(published.VerifyData(signed, Base64Url.DecodeFromChars(parts[2]), HashAlgorithmName.SHA256));
        Assert.Equal("at+jwt", Part(string.Join('.', parts), 0).GetProperty("typ").GetString());
    }

    [Fact]
    public void A_token_longer_than_five_minutes_is_not_issued()
    {
        using var issuer = DemonstrationIssuer.Open();

        Assert.Throws<ArgumentOutOfRangeException>(() => issuer.Token(People.LiMin, TimeSpan.FromMinutes(6), Now, Name));
    }

    [Fact]
    public void Its_key_is_readable_by_its_owner_alone()
    {
        using var issuer = DemonstrationIssuer.Open();

        Assert.Equal(
            UnixFileMode.UserRead | UnixFileMode.UserWrite,
            File.GetUnixFileMode(Path.Combine(Secrets.Folder, "issuer.key.pem")));
    }

    private static JsonElement Part(string token, int place) =>
        JsonElement.Parse(Encoding.UTF8.GetString(Base64Url.DecodeFromChars(token.Split('.')[place])));
}
