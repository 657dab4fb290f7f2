using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using ArchivePlatform.Gateway.Tests.Wire;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Media;

/// <summary>Uploads through the gateway to the real store: what a service signed and nothing else.</summary>
public sealed class UploadTests(Platform platform) : GatewayTests(platform)
{
    private static readonly byte[] Content = Encoding.UTF8.GetBytes("一页扫描件");

    [Fact]
    public async Task A_signed_upload_arrives_byte_for_byte()
    {
        var key = NewKey();
        var large = RandomNumberGenerator.GetBytes(9_000_000);

        Assert.Equal(200, (await PutAsync(key, large)).Status);

        Assert.Equal(SHA256.HashData(large), SHA256.HashData(await StoredAsync(key)));
    }

    [Fact]
    public async Task What_was_signed_is_enforced_by_the_store()
    {
        var key = NewKey();
        (string, string) digest = ("x-amz-content-sha256", Convert.ToHexStringLower(SHA256.HashData(Content)));
        var address = Address(key, digest);

        var wrong = await UploadAsync(address, Encoding.UTF8.GetBytes("另一页扫描件"), digest);
        var right = await UploadAsync(address, Content, digest);

        Assert.Equal((400, 200), (wrong.Status, right.Status));
    }

    [Fact]
    [Trait("Abuse", "E2")]
    public async Task A_changed_address_is_refused_by_the_store_and_nothing_is_stored()
    {
        var (key, other) = (NewKey(), NewKey());

        var answer = await UploadAsync(Address(key).Replace(key, other, StringComparison.Ordinal), Content);

        Assert.Equal(403, answer.Status);
        Assert.Null(await HeadAsync(other));
    }

    [Theory]
    [Trait("Abuse", "E5")]
    [InlineData("GET"), InlineData("DELETE"), InlineData("HEAD"), InlineData("POST")]
    public async Task Only_a_PUT_is_let_through(string method)
    {
        var key = NewKey();
        await PutAsync(key, Content);

        var answer = await SendAsync(Nobody(), new HttpMethod(method), "/media" + Signer.Sign(method, Origin.Authority, key, Platform.Instance.Now));

        Assert.Equal(405, answer.Status);
        Assert.NotNull(await HeadAsync(key));
    }

    [Fact]
    [Trait("Abuse", "E2")]
    public async Task Without_a_whole_signature_nothing_reaches_the_store()
    {
        var (key, address) = (NewKey(), Address(NewKey()));

        (await UploadAsync($"/media/{Signer.Bucket}/{key}", Content)).Refuses(403, "UPLOAD_NOT_SIGNED");
        foreach (var part in (string[])["X-Amz-Signature", "X-Amz-SignedHeaders", "X-Amz-Credential", "X-Amz-Expires", "X-Amz-Date", "X-Amz-Algorithm"])
            (await UploadAsync(address.Replace(part + "=", "X-Other=", StringComparison.Ordinal), Content)).Refuses(403, "UPLOAD_NOT_SIGNED");
        (await UploadAsync(address + "&X-Amz-Signature=00", Content)).Refuses(403, "UPLOAD_NOT_SIGNED");
        (await UploadAsync(Address(key).Replace(Signer.Bucket, "another", StringComparison.Ordinal), Content)).Refuses(404, "NOT_FOUND");
        (await UploadAsync($"/media/{Signer.Bucket}", Content)).Refuses(404, "NOT_FOUND");
        Assert.Null(await HeadAsync(key));
    }

    [Theory]
    [Trait("Abuse", "E5")]
    [InlineData("x-amz-trailer", "x-amz-checksum-crc32"), InlineData("x-amz-content-sha256", "STREAMING-UNSIGNED-PAYLOAD-TRAILER"), InlineData("x-amz-content-sha256", "STREAMING-AWS4-HMAC-SHA256-PAYLOAD")]
    [InlineData("x-amz-copy-source", "/bucket/key"), InlineData("x-amz-meta-snowball-auto-extract", "true"), InlineData("x-amz-decoded-content-length", "5"), InlineData("X-Minio-Extract", "true"), InlineData("X-Rgw-Auth-Type", "none")]
    public async Task A_form_of_upload_the_store_would_believe_unsigned_is_refused(string name, string value)
    {
        var key = NewKey();

        (await UploadAsync(Address(key), Content, (name, value))).Refuses(403, "UPLOAD_FORM_NOT_ALLOWED");

        Assert.Null(await HeadAsync(key));
    }

    [Fact]
    [Trait("Abuse", "E5")]
    public async Task An_unsigned_header_the_store_would_honour_is_taken_away()
    {
        (string, string) unsigned = ("x-amz-meta-owner", "evil");
        var (past, through) = (NewKey(), NewKey());

        using var direct = new HttpClient { BaseAddress = Signer.Store };
        await SendAsync(direct, HttpMethod.Put, Signer.Sign("PUT", Signer.Store.Authority, past, Platform.Instance.Now), Body(Content), unsigned);
        await UploadAsync(Address(through) + "&x-amz-meta-owner=evil&acl=", Content, unsigned, ("x-amz-acl", "public-read"), ("x-amz-object-lock-mode", "GOVERNANCE"));

        Assert.Equal("evil", (await HeadAsync(past))!["x-amz-meta-owner"]);
        Assert.Equal("", (await HeadAsync(through))!["x-amz-meta-owner"]);
        Assert.NotEqual("GOVERNANCE", (await HeadAsync(through))!["x-amz-object-lock-mode"]);
    }

    [Fact]
    public async Task A_signed_header_is_kept()
    {
        var key = NewKey();

        await UploadAsync(Address(key, ("x-amz-meta-page", "7")), Content, ("x-amz-meta-page", "7"));

        Assert.Equal("7", (await HeadAsync(key))!["x-amz-meta-page"]);
    }

    private string NewKey() => $"{Guid.CreateVersion7(Platform.Instance.Now):N}";

    private string Address(string key, params (string, string)[] signed) =>
        "/media" + Signer.Sign("PUT", Origin.Authority, key, Platform.Instance.Now, signed);

    private Task<Reply> PutAsync(string key, byte[] content) => UploadAsync(Address(key), content);

    private Task<Reply> UploadAsync(string address, byte[] content, params (string, string)[] headers) =>
        SendAsync(Nobody(), HttpMethod.Put, address, Body(content), headers);

    private static ByteArrayContent Body(byte[] content) => new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } };

    private async Task<byte[]> StoredAsync(string key)
    {
        using var direct = new HttpClient { BaseAddress = Signer.Store };
        return await direct.GetByteArrayAsync(new Uri(Signer.Sign("GET", Signer.Store.Authority, key, Platform.Instance.Now), UriKind.Relative), Ct);
    }

    /// <summary>What the store has under the key; null where it has nothing.</summary>
    private async Task<Reply?> HeadAsync(string key)
    {
        using var direct = new HttpClient { BaseAddress = Signer.Store };
        var answer = await SendAsync(direct, HttpMethod.Head, Signer.Sign("HEAD", Signer.Store.Authority, key, Platform.Instance.Now));
        return answer.Status == 200 ? answer : null;
    }
}
