using System.Net.Http.Headers;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Access;

/// <summary>What is for operations stays theirs, whatever verb or header asks for it.</summary>
public sealed class FunctionTests(Platform platform) : GatewayTests(platform)
{
    [Fact]
    [Trait("Abuse", "B5")]
    public async Task An_archivist_is_refused_every_operation_and_the_refusal_is_noted()
    {
        foreach (var service in Service.All)
        {
            using var archivist = By(People.LiMin, service.Name);
            var noted = await NotedAsync(service.Name);

            foreach (var path in (string[])["operations/status", "operations/parked", "operations/audit", "Operations/Status"])
                (await SendAsync(archivist, HttpMethod.Get, path)).Refuses(403, "ROLE_REQUIRED");
            (await SendAsync(archivist, HttpMethod.Post, "operations/replay", Json("{}"))).Refuses(403, "ROLE_REQUIRED");

            Assert.Equal(noted + 5, await NotedAsync(service.Name));
        }
    }

    [Theory]
    [Trait("Abuse", "B5")]
    [InlineData("TRACE"), InlineData("OPTIONS"), InlineData("PROPFIND"), InlineData("CONNECTX"), InlineData("get"), InlineData("QUERY")]
    public async Task An_odd_verb_is_refused(string verb) =>
        (await RawAsync($"{verb} /api/intake/items HTTP/1.1", $"Authorization: Bearer {Token(People.LiMin)}")).Refuses(405, "METHOD_NOT_ALLOWED");

    [Theory]
    [Trait("Abuse", "B5")]
    [InlineData("X-HTTP-Method-Override"), InlineData("X-HTTP-Method"), InlineData("X-Method-Override")]
    public async Task A_header_does_not_make_one_verb_another(string header)
    {
        using var clerk = By(People.ZhaoMin, "handover");

        var asRead = await SendAsync(clerk, HttpMethod.Get, "batches?limit=1", null, (header, "DELETE"));

        Assert.Equal(200, asRead.Status);
    }

    private async Task<long> NotedAsync(string service) => (long)(await Platform.Database(service)
        .CreateCommand("select count(*) from kit.audit_entry where stream = 'caller/limin' and rule = 'ROLE_REQUIRED'").ExecuteScalarAsync(Ct))!;

    private static StringContent Json(string text) => new(text, new MediaTypeHeaderValue("application/json"));
}
