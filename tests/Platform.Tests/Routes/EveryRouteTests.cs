using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Routes;

/// <summary>What holds for every route of every running service, those of tomorrow included.</summary>
public sealed class EveryRouteTests(Testing.Platform platform) : PlatformTests(platform)
{
    /// <summary>Holds every role, so that what refuses is the route and not the door.</summary>
    private static readonly Person Everyone = new(
        "alle", "全员", People.Company, ["GMO", "SALES"], ["SALES_TEAM:YHY", "CLIENT_AFFAIRS"], ["ARCHIVIST", "GMO_HEAD", "REGISTRY", "OPERATIONS", "AUDITOR", "SYSTEM_ADMIN", "SECURITY_ADMIN"]);

    public static TheoryData<string> HostileBodies =>
    [
        "", "null", "[]", "\"\"", "{", "{}", "{\"lines\":null}", "{\"lines\":[null]}", "{\"lines\":[{}]}", "{\"itemIds\":null}", "{\"itemIds\":[]}",
        "{\"字\":1}", "{\"a\":1,\"a\":2}", "{\"reason\":\"\\u0000\"}", "{\"reason\":\"\\ud800\"}", "{\"text\":1e999}",
        new string('[', 100) + new string(']', 100),
    ];

    [Fact]
    public async Task Every_route_names_its_policy()
    {
        var routes = await RoutesAsync();

        Assert.True(routes.Count > 30, $"only {routes.Count} routes");
        Assert.DoesNotContain(routes, route => route.IsApi && (route.Policies.Count == 0 || route.Policies.Contains("anonymous")));
        Assert.DoesNotContain(routes, route => !route.IsApi && !IsDoor(route));
    }

    [Fact]
    [Trait("Abuse", "A7")]
    public async Task Without_a_token_every_route_answers_401_in_both_languages()
    {
        foreach (var route in (await RoutesAsync()).Where(route => route.IsApi))
        {
            using var nobody = new HttpClient { BaseAddress = Platform.Services[route.Service].Process.Address };
            await RefusedInBothLanguagesAsync(nobody, route, "{}", [401]);
        }
    }

    [Theory]
    [MemberData(nameof(HostileBodies))]
    [Trait("Abuse", "B1")]
    public async Task A_hostile_body_is_refused_in_both_languages_and_never_breaks_a_route(string body)
    {
        foreach (var route in (await RoutesAsync()).Where(route => route is { IsApi: true, Method: "POST" }))
        {
            using var caller = Platform.As(Everyone, route.Service);
            await RefusedInBothLanguagesAsync(caller, route, body, MayAnswer(route) ? [] : [400, 404, 405, 409, 412, 415, 422, 428]);
        }
    }

    [Theory]
    [InlineData("limit=0"), InlineData("limit=201"), InlineData("limit=-1"), InlineData("limit=x"), InlineData("after=x")]
    public async Task A_list_refuses_a_page_it_cannot_give(string query)
    {
        foreach (var route in (await RoutesAsync()).Where(route => route is { IsApi: true, Method: "GET" } && route.Pattern.TrimEnd('/').EndsWith('s') && !route.Pattern.Contains("operations", StringComparison.Ordinal)))
        {
            using var caller = Platform.As(Everyone, route.Service);
            using var answer = await caller.GetAsync(new Uri($"{route.Address(Guid.Empty)}?{query}", UriKind.Relative), Ct);

            Assert.True((int)answer.StatusCode < 500, $"{route.Pattern}?{query}: {(int)answer.StatusCode}");
        }
    }

    /// <summary>A list that passed over what it does not know would be a list whose order or length tells what it hides.</summary>
    [Theory]
    [InlineData("securityLevel=A"), InlineData("accessLevel=A"), InlineData("viewers=alle"), InlineData("sort=accessLevel"), InlineData("orderBy=securityLevel"), InlineData("db=1")]
    [Trait("Abuse", "A4")]
    public async Task No_route_is_filtered_or_sorted_by_what_it_does_not_name(string query)
    {
        foreach (var route in (await RoutesAsync()).Where(route => route is { IsApi: true, Method: "GET" }))
        {
            using var caller = Platform.As(Everyone, route.Service);
            using var answer = await caller.GetAsync(new Uri($"{route.Address(Guid.Empty)}?{query}", UriKind.Relative), Ct);
            var problem = await answer.Content.ReadFromJsonAsync<JsonElement>(Ct);

            Assert.Equal((route.Pattern, 400, "FIELD_NOT_FILTERABLE"), (route.Pattern, (int)answer.StatusCode, problem.GetProperty("code").GetString()));
        }
    }

    /// <summary>What is no part of the API: the health probes, the description of the routes, and where people and programs sign in.</summary>
    private static bool IsDoor(LiveRoute route) =>
        route.Pattern.StartsWith("/health/", StringComparison.Ordinal)
        || route is { Pattern: "/openapi", Policies: ["developer"] }
        || (route.Service == "identity" && (route.Pattern.StartsWith("/connect/", StringComparison.Ordinal) || route.Pattern.StartsWith("/account", StringComparison.Ordinal)));

    /// <summary>Operators' acts need no body, and a bulk form answers line by line; of uploads there are only such.</summary>
    private static bool MayAnswer(LiveRoute route) =>
        route.Pattern.Contains("/operations/", StringComparison.Ordinal) || route.Pattern.EndsWith("/bulk", StringComparison.Ordinal) || route.Pattern.StartsWith("/api/scan/uploads", StringComparison.Ordinal);

    /// <param name="statuses">Which refusals are fitting; empty where a success is too.</param>
    private static async Task RefusedInBothLanguagesAsync(HttpClient caller, LiveRoute route, string body, int[] statuses)
    {
        foreach (var language in (string[])["zh-CN", "en"])
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Method == "*" ? "GET" : route.Method), new Uri(route.Address(Guid.CreateVersion7(DateTimeOffset.UnixEpoch)), UriKind.Relative));
            request.Headers.AcceptLanguage.ParseAdd(language);
            request.Headers.TryAddWithoutValidation("If-Match", "\"1\"");
            if (route.Method == "POST")
                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
            using var answer = await caller.SendAsync(request, Ct);
            var status = (int)answer.StatusCode;
            var where = $"{route.Method} {route.Pattern} with {body}: {status} {await answer.Content.ReadAsStringAsync(Ct)}";
            Assert.True(status < 500 && (statuses.Length == 0 || statuses.Contains(status)), where);
            if (status >= 400)
                IsProblem(await answer.Content.ReadFromJsonAsync<JsonElement>(Ct), answer, language, where);
        }
    }

    private static void IsProblem(JsonElement problem, HttpResponseMessage answer, string language, string where)
    {
        Assert.True(answer.Content.Headers.ContentType?.MediaType == "application/problem+json", where);
        Assert.True(problem.GetProperty("code").GetString() is { Length: > 0 }, where);
        Assert.StartsWith("urn:archive:problem:", problem.GetProperty("type").GetString());
        Assert.True(problem.GetProperty("title").GetString()!.Any(letter => letter is >= '一' and <= '鿿') == (language == "zh-CN"), where);
    }

    private async Task<IReadOnlyList<LiveRoute>> RoutesAsync()
    {
        var routes = new List<LiveRoute>();
        foreach (var service in Service.All)
        {
            using var operators = Platform.As(People.Operator, service.Name);
            var listed = await operators.GetFromJsonAsync<List<LiveRoute>>("operations/routes", Ct);
            routes.AddRange(listed!.Select(route => route with { Service = service.Name }));
        }
        return routes;
    }
}
