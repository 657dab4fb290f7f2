using System.Net.Http.Headers;
using ArchivePlatform.Gateway.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Entry;

public sealed class FormTests(Platform platform) : GatewayTests(platform)
{
    private string Bearer => $"Authorization: Bearer {Token(People.Operator)}";

    [Theory]
    [Trait("Abuse", "G3")]
    [InlineData("/api/intake/../dossier/operations/status"), InlineData("/api/intake/..;/operations/status"), InlineData("/api/intake;x=1/operations/status")]
    [InlineData("/api/intake/%2e%2e/dossier/operations/status"), InlineData("/api/intake%2foperations%2fstatus"), InlineData("/api/intake%5coperations"), InlineData("/api/intake\\operations")]
    [InlineData("//api/intake/operations/status"), InlineData("/api//intake/operations/status"), InlineData("/api/./intake/operations/status"), InlineData("/api/intake/operations/."), InlineData("/api/intake/%252e%252e/x"), InlineData("/api/intake/a%00b"), InlineData("/api/intake/a%0d%0ab")]
    public async Task An_address_two_hops_could_read_differently_is_refused(string path) =>
        Assert.Contains((await RawAsync($"GET {path} HTTP/1.1", Bearer)).Code, (string?[])["PATH_INVALID", null]);

    [Theory]
    [Trait("Abuse", "G3")]
    [InlineData("/API/INTAKE/OPERATIONS/STATUS"), InlineData("/Api/Intake/Operations/Status")]
    public async Task Capital_letters_change_nothing_about_who_may(string path)
    {
        (await RawAsync($"GET {path} HTTP/1.1")).Refuses(401, "TOKEN_MISSING");
        (await RawAsync($"GET {path} HTTP/1.1", $"Authorization: Bearer {Token(People.LiMin)}")).Refuses(403, "ROLE_REQUIRED");
        Assert.Equal(200, (await RawAsync($"GET {path} HTTP/1.1", Bearer)).Status);
    }

    [Fact]
    [Trait("Abuse", "G4")]
    public async Task Another_host_is_not_served()
    {
        using var nobody = Nobody();

        foreach (var host in (string[])["evil.example", "127.0.0.1", "127.0.0.1:1", $"evil.example:{Origin.Port}"])
            (await SendAsync(nobody, HttpMethod.Get, "/health/live", null, ("Host", host))).Refuses(400, "HOST_NOT_ALLOWED");
        Assert.Equal(200, (await SendAsync(nobody, HttpMethod.Get, "/health/live", null, ("Host", $"localhost:{Origin.Port}"))).Status);
    }

    [Fact]
    [Trait("Abuse", "G4")]
    public async Task A_whole_address_in_the_request_line_is_refused()
    {
        (await RawAsync($"GET http://{Origin.Authority}/health/live HTTP/1.1")).Refuses(400, "HOST_NOT_ALLOWED");
        Assert.Equal(400, (await RawAsync("GET http://evil.example/health/live HTTP/1.1")).Status);
    }

    [Theory]
    [Trait("Abuse", "G5")]
    [InlineData("/metrics"), InlineData("/health"), InlineData("/health/details"), InlineData("/api/intake/health/ready"), InlineData("/debug"), InlineData("/api/queues")]
    [InlineData("/openapi"), InlineData("/api/intake/openapi"), InlineData("/docs"), InlineData("/docs/openapi.json"), InlineData("/docs/scalar.js"), InlineData("/api/overview"), InlineData("/minio"), InlineData("/dump/gcdump")]
    public async Task What_is_for_the_inside_is_not_there(string path)
    {
        var before = await SendAsync(Nobody(), HttpMethod.Get, $"/nowhere-{Guid.CreateVersion7(Platform.Instance.Now)}");

        (await SendAsync(With(Token(People.LiMin)), HttpMethod.Get, path)).Refuses(404, "NOT_FOUND");
        var answer = await SendAsync(Nobody(), HttpMethod.Get, path);

        Assert.True(answer.Status == 404 || (answer.Status == 401 && path.StartsWith("/api/intake/", StringComparison.Ordinal)), answer.ToString());
        Assert.Equal(404, before.Status);
    }

    [Fact]
    [Trait("Abuse", "G6")]
    public async Task What_is_too_large_is_refused_and_hinders_nobody()
    {
        using var operators = By(People.Operator, "intake");
        var headers = Enumerable.Range(0, 10_000).Select(number => $"X-{number}: x").ToArray();

        Assert.Equal(414, (await RawAsync($"GET /api/intake/{new string('a', 1_000_000)} HTTP/1.1", Bearer)).Status);
        Assert.Equal(431, (await RawAsync("GET /api/intake/items HTTP/1.1", [Bearer, .. headers])).Status);
        (await RawAsync($"GET /api/intake/{new string('a', 5_000)} HTTP/1.1", Bearer)).Refuses(414, "URI_TOO_LONG");
        (await RawAsync("GET /api/intake/items HTTP/1.1", [Bearer, .. headers.Take(80)])).Refuses(431, "HEADERS_TOO_LARGE");
        (await RawAsync("GET /api/intake/items HTTP/1.1", Bearer, $"X-Note: {new string('a', 17_000)}")).Refuses(431, "HEADERS_TOO_LARGE");

        Assert.Equal(200, (await SendAsync(operators, HttpMethod.Get, "operations/status")).Status);
    }

    [Theory]
    [Trait("Abuse", "G6")]
    [InlineData(33), InlineData(10_000)]
    public async Task JSON_nested_too_deeply_is_cut_off_at_the_gateway(int depth)
    {
        using var clerk = By(People.ZhaoMin, "intake");
        var nested = $"{{\"title\":{new string('[', depth - 1)}{new string(']', depth - 1)}}}";

        (await SendAsync(clerk, HttpMethod.Post, "items", Json(nested))).Refuses(400, "JSON_TOO_DEEP");
    }

    [Fact]
    [Trait("Abuse", "G6")]
    public async Task Brackets_inside_of_text_are_text()
    {
        using var clerk = By(People.ZhaoMin, "intake");

        var answer = await SendAsync(clerk, HttpMethod.Post, "items", Json($$"""{"title":"{{new string('[', 500)}}\"{{new string('{', 500)}}"}"""));

        Assert.NotEqual("JSON_TOO_DEEP", answer.Code);
    }

    [Fact]
    [Trait("Abuse", "G6")]
    public async Task A_body_that_is_too_large_is_refused_whether_its_length_is_told_or_not()
    {
        string[] told = ["Content-Type: application/json", $"Authorization: Bearer {Token(People.ZhaoMin)}", "Content-Length: 5000000"];
        string[] untold = [told[0], told[1], $"Transfer-Encoding: chunked\r\n\r\n3D0A00\r\n[\"{new string('x', 0x3D0A00)}"];

        (await RawAsync("POST /api/intake/items HTTP/1.1", told)).Refuses(413, "PAYLOAD_TOO_LARGE");
        (await RawAsync("POST /api/intake/items HTTP/1.1", untold)).Refuses(413, "PAYLOAD_TOO_LARGE");
    }

    [Fact]
    [Trait("Abuse", "G6")]
    public async Task A_packed_body_is_refused()
    {
        using var clerk = By(People.ZhaoMin, "intake");
        var packed = Json("{}");
        packed.Headers.ContentEncoding.Add("gzip");

        (await SendAsync(clerk, HttpMethod.Post, "items", packed)).Refuses(415, "MEDIA_TYPE_NOT_ALLOWED");
    }

    [Fact]
    [Trait("Abuse", "G6")]
    public async Task A_body_that_trickles_is_given_up()
    {
        await using var wire = await RawConnection.OpenAsync(Origin, Ct);
        await wire.SendAsync($"POST /api/intake/items HTTP/1.1\r\nHost: {Origin.Authority}\r\n{Bearer}\r\nContent-Type: application/json\r\nContent-Length: 5000\r\n\r\n{{", Ct);

        Assert.Equal(408, Reply.Parse(await wire.ReadToEndAsync(Ct)).Status);
    }

    [Theory]
    [Trait("Abuse", "G7")]
    [InlineData("limit=1000000"), InlineData("limit=-1"), InlineData("limit=0")]
    public async Task A_page_nobody_could_read_is_refused(string query)
    {
        using var clerk = By(People.ZhaoMin, "intake");

        (await SendAsync(clerk, HttpMethod.Get, $"items?{query}")).Refuses(400, "PAGE_SIZE_TOO_LARGE");
    }

    [Fact]
    public async Task A_refusal_by_the_gateway_is_told_in_the_callers_language_and_noted_for_a_known_caller()
    {
        using var archivist = By(People.QianYi, "intake");
        var noted = await NotedAsync();

        var zh = await SendAsync(archivist, HttpMethod.Get, "/nowhere", null, ("Accept-Language", "zh-CN"));
        var en = await SendAsync(archivist, HttpMethod.Get, "/nowhere", null, ("Accept-Language", "en"));

        Assert.Contains("未找到", zh.Refuses(404, "NOT_FOUND").Body, StringComparison.Ordinal);
        Assert.Contains("Not found", en.Refuses(404, "NOT_FOUND").Body, StringComparison.Ordinal);
        Assert.Equal(noted + 2, await NotedAsync());
    }

    [Fact]
    public async Task Refusals_of_strangers_are_counted_by_the_minute()
    {
        var before = await CountedAsync();

        for (var request = 0; request < 7; request++)
            await SendAsync(Nobody(), HttpMethod.Get, "/nowhere");

        await Eventually.Holds("seven more are counted", async () => await CountedAsync() >= before + 7, ct: Ct);
    }

    private async Task<long> NotedAsync() => (long)(await Platform.Database("gateway")
        .CreateCommand("select count(*) from kit.audit_entry where stream = 'caller/qianyi' and rule = 'NOT_FOUND'").ExecuteScalarAsync(Ct))!;

    private async Task<long> CountedAsync() => (long)(await Platform.Database("gateway")
        .CreateCommand("select coalesce(sum(count), 0)::bigint from gateway.unknown_refusal where status = 404").ExecuteScalarAsync(Ct))!;

    private static StringContent Json(string text) => new(text, new MediaTypeHeaderValue("application/json"));
}
