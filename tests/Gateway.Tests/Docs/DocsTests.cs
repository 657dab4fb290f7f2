using System.Text.Json;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Gateway.Tests.Docs;

public sealed class DocsTests(Platform platform) : GatewayTests(platform)
{
    private static readonly Person Developer = new("kaifa", "开发", People.Company, [], [], ["DEVELOPER"]);

    [Fact]
    [Trait("Abuse", "G5")]
    public async Task The_description_of_all_routes_is_there_for_developers_and_operations_only()
    {
        foreach (var path in (string[])["/docs", "/docs/", "/docs/openapi.json", "/Docs/openapi.json"])
        {
            var nowhere = (await SendAsync(With(Token(People.LiMin)), HttpMethod.Get, "/nowhere")).Refuses(404, "NOT_FOUND");
            var hidden = (await SendAsync(With(Token(People.LiMin)), HttpMethod.Get, path)).Refuses(404, "NOT_FOUND");
            (await SendAsync(Nobody(), HttpMethod.Get, path)).Refuses(404, "NOT_FOUND");
            Assert.Equal(nowhere.Headers.Keys, hidden.Headers.Keys);
            foreach (var reader in new[] { Developer, People.Operator })
                Assert.True((await SendAsync(With(Token(reader)), HttpMethod.Get, path)).Status is 200 or 301 or 302, path);
        }
    }

    [Fact]
    public async Task The_merged_description_holds_every_route_of_every_service_with_its_policy()
    {
        var described = await DescribedAsync();

        foreach (var service in Service.All)
        {
            using var operators = By(People.Operator, service.Name);
            var routes = JsonElement.Parse((await SendAsync(operators, HttpMethod.Get, "operations/routes")).Body).EnumerateArray()
                .Where(route => route.GetProperty("pattern").GetString()!.StartsWith("/api/", StringComparison.Ordinal)).ToList();
            Assert.NotEmpty(routes);
            Assert.All(routes, route => Assert.Equal(
                string.Join(' ', route.GetProperty("policies").EnumerateArray().Select(policy => policy.GetString())),
                described.GetValueOrDefault($"{route.GetProperty("method").GetString()} {Plain(route.GetProperty("pattern").GetString()!)}")));
        }
    }

    [Fact]
    public async Task No_reference_in_the_merged_description_leads_nowhere()
    {
        var text = (await SendAsync(With(Token(Developer)), HttpMethod.Get, "/docs/openapi.json")).Body;
        var schemas = JsonElement.Parse(text).GetProperty("components").GetProperty("schemas").EnumerateObject().Select(schema => schema.Name).ToHashSet();

        var references = System.Text.RegularExpressions.Regex.Matches(text, "\"#/components/schemas/([^\"]+)\"").Select(match => match.Groups[1].Value).ToList();

        Assert.NotEmpty(references);
        Assert.All(references, reference => Assert.Contains(reference, schemas));
    }

    [Fact]
    public async Task The_page_loads_nothing_from_elsewhere()
    {
        var page = await SendAsync(With(Token(Developer)), HttpMethod.Get, "/docs/");

        Assert.Equal(200, page.Status);
        Assert.DoesNotContain("src=\"http", page.Body, StringComparison.Ordinal);
        Assert.StartsWith("default-src 'self'", page["Content-Security-Policy"]);
    }

    private async Task<Dictionary<string, string>> DescribedAsync()
    {
        var document = JsonElement.Parse((await SendAsync(With(Token(Developer)), HttpMethod.Get, "/docs/openapi.json")).Body);
        Assert.Empty(document.GetProperty("x-missing").EnumerateArray());
        return document.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, operation) => (
                Route: $"{operation.Name.ToUpperInvariant()} {path.Name.TrimEnd('/')}",
                Policy: string.Join(' ', operation.Value.GetProperty("x-policy").EnumerateArray().Select(policy => policy.GetString()))))
            .ToDictionary(route => route.Route, route => route.Policy);
    }

    private static string Plain(string pattern) =>
        System.Text.RegularExpressions.Regex.Replace(pattern, @"\{(\w+)(:\w+)?\}", "{$1}").TrimEnd('/');
}
