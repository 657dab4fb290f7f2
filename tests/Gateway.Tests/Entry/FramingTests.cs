using ArchivePlatform.Gateway.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Entry;

/// <summary>Requests two readers could cut in different places, on both hops: refused, the connection closed, nothing smuggled.</summary>
public sealed class FramingTests(Platform platform) : GatewayTests(platform)
{
    private const string Smuggled = "GET /api/intake/smuggled-MARK HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer TOKEN\r\n\r\n";

    public static TheoryData<string, string> Ambiguous => new()
    {
        { "CL.TE", $"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "TE.CL", $"Transfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n5c\r\n{Smuggled}\r\n0\r\n\r\n" },
        { "TE.TE", $"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "TE list", $"Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "TE odd", $"Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "TE with tab", $"Transfer-Encoding:\tchunked\r\nContent-Length: 6\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "two lengths", $"Content-Length: 2\r\nContent-Length: 8\r\n\r\n{{}}{Smuggled}" },
        { "a list of lengths", $"Content-Length: 2, 8\r\n\r\n{{}}{Smuggled}" },
        { "a length in hexadecimal", $"Content-Length: 0x2\r\n\r\n{{}}{Smuggled}" },
        { "a space before the colon", $"Content-Length : 2\r\n\r\n{{}}{Smuggled}" },
        { "a folded header", $"X-Note: a\r\n Content-Length: 2\r\n\r\n{Smuggled}" },
        { "a bare LF between headers and a length", $"X-Note: a\nTransfer-Encoding: chunked\r\nContent-Length: 4\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "a bare LF in a chunk extension", $"Transfer-Encoding: chunked\r\n\r\n2;\nxx\r\n{{}}\r\n0\r\n\r\n{Smuggled}" },
        { "a bare CR in a chunk extension", $"Transfer-Encoding: chunked\r\n\r\n2;a\rb\r\n{{}}\r\n0\r\n\r\n{Smuggled}" },
        { "a chunk longer than its size", $"Transfer-Encoding: chunked\r\n\r\n1\r\n{{}}\r\n0\r\n\r\n{Smuggled}" },
        { "h2c upgrade", $"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\nContent-Length: 2\r\n\r\n{{}}{Smuggled}" },
        { "a length Kestrel renamed", $"Transfer-Encoding: chunked\r\nX-Content-Length: 4\r\n\r\n0\r\n\r\n{Smuggled}" },
        { "two hosts", $"Host: other\r\nContent-Length: 2\r\n\r\n{{}}{Smuggled}" },
    };

    [Theory]
    [Trait("Abuse", "G1")]
    [MemberData(nameof(Ambiguous))]
    public async Task An_ambiguous_request_is_refused_and_nothing_follows_it(string what, string rest)
    {
        foreach (var hop in new[] { Origin, Platform.Services["intake"].Process.Address })
        {
            var mark = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(8));
            await using var wire = await RawConnection.OpenAsync(hop, Ct);
            await wire.SendAsync(Filled($"POST /api/intake/items HTTP/1.1\r\nHost: HOST\r\nAuthorization: Bearer TOKEN\r\nContent-Type: application/json\r\nIdempotency-Key: {mark}\r\n{rest}", hop, mark), Ct);

            var said = await wire.ReadToEndAsync(Ct);

            Assert.True(Answers(said) <= 1, $"{what} at {hop}: {said}");
            Assert.True(said.Length == 0 || Reply.Parse(said).Status is 400 or 501, $"{what} at {hop}: {said}");
            await NeverSeenAsync(mark);
        }
    }

    [Fact]
    [Trait("Abuse", "G1")]
    public async Task The_preface_of_HTTP_2_gets_no_answer_beyond_a_refusal()
    {
        await using var wire = await RawConnection.OpenAsync(Origin, Ct);
        await wire.SendAsync("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\u0004\0\0\0\0\0", Ct);

        var said = await wire.ReadToEndAsync(Ct);

        Assert.DoesNotContain(" 200 ", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_well_framed_request_in_chunks_is_served()
    {
        await using var wire = await RawConnection.OpenAsync(Origin, Ct);
        await wire.SendAsync(Filled("POST /api/intake/items HTTP/1.1\r\nHost: HOST\r\nConnection: close\r\nAuthorization: Bearer TOKEN\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n", Origin, ""), Ct);

        var answer = Reply.Parse(await wire.ReadToEndAsync(Ct));

        Assert.True(answer.Status is 400 or 422 && answer.Code != "FRAMING_INVALID", answer.ToString());
    }

    private string Filled(string text, Uri hop, string mark) => text
        .Replace("MARK", mark, StringComparison.Ordinal).Replace("HOST", hop.Authority, StringComparison.Ordinal).Replace("TOKEN", Token(People.ZhaoMin), StringComparison.Ordinal);

    private static int Answers(string said) => said.Split("HTTP/1.1 ").Length - 1;

    /// <summary>A request sent afterwards shows in the service's spans; the smuggled one does not.</summary>
    private async Task NeverSeenAsync(string mark)
    {
        using var clerk = By(People.ZhaoMin, "intake");
        await SendAsync(clerk, HttpMethod.Get, $"after-{mark}");
        await Eventually.Holds("the service's spans show what came afterwards", async () => (await SpansAsync()).Contains($"after-{mark}", StringComparison.Ordinal), ct: Ct);
        Assert.DoesNotContain($"smuggled-{mark}", await SpansAsync(), StringComparison.Ordinal);
    }

    private async Task<string> SpansAsync()
    {
        var all = "";
        foreach (var path in Directory.EnumerateFiles(Platform.Instance.Telemetry, "intake-*.jsonl"))
        {
            await using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var reader = new StreamReader(file);
            all += await reader.ReadToEndAsync(Ct);
        }
        return all;
    }
}
