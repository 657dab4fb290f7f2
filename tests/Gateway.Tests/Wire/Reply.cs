using System.Globalization;
using System.Text;
using System.Text.Json;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Wire;

/// <summary>An answer as it came.</summary>
public sealed record Reply(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    /// <summary>The problem's code; null where the body is no problem.</summary>
    public string? Code => Body.StartsWith('{') && JsonElement.Parse(Body).TryGetProperty("code", out var code) ? code.GetString() : null;

    /// <summary>A header's value; empty where it is absent.</summary>
    public string this[string header] => Headers.GetValueOrDefault(header, "");

    /// <summary>Requires a refusal with this status and code, written as a problem that tells nothing about the inside.</summary>
    public Reply Refuses(int status, string code)
    {
        Assert.Equal((status, code), (Status, Code));
        Assert.StartsWith("application/problem+json", this["Content-Type"]);
        var problem = JsonElement.Parse(Body);
        Assert.Equal("urn:archive:problem:" + code.ToLowerInvariant().Replace('_', '-'), problem.GetProperty("type").GetString());
        Assert.DoesNotContain("127.0.0.1", Body, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", Body, StringComparison.Ordinal);
        return this;
    }

    internal static async Task<Reply> OfAsync(HttpResponseMessage answer, CancellationToken ct) => new(
        (int)answer.StatusCode,
        answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        await answer.Content.ReadAsStringAsync(ct));

    /// <summary>The first answer in what came over a bare connection.</summary>
    internal static Reply Parse(string text)
    {
        Assert.StartsWith("HTTP/1.1 ", text);
        var (head, body) = text.Split("\r\n\r\n", 2) is [var first, var rest] ? (first, rest) : (text, "");
        var lines = head.Split("\r\n");
        var headers = lines.Skip(1).Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1], StringComparer.OrdinalIgnoreCase);
        if (headers.GetValueOrDefault("Transfer-Encoding") == "chunked")
            body = Unchunked(body);
        return new(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(body)));
    }

    private static string Unchunked(string body)
    {
        var (whole, rest) = ("", body);
        while (rest.Split("\r\n", 2) is [var size, var after] && int.Parse(size, NumberStyles.HexNumber, CultureInfo.InvariantCulture) is > 0 and var length)
            (whole, rest) = (whole + after[..length], after[(length + 2)..]);
        return whole;
    }
}
