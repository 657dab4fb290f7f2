using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using ArchivePlatform.Platform.Tests.Routes;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Access;

/// <summary>What the reading rule hides answers as an id that nobody ever gave, on every route that shows one thing.</summary>
public sealed class HiddenTests(Testing.Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Clause", "5.9")]
    [Trait("Abuse", "A1")]
    public async Task Every_single_read_answers_a_hidden_id_as_an_unknown_one()
    {
        var departments = await Hidden.FromOtherDepartmentsAsync(Platform);
        var companies = await Hidden.FromOtherCompaniesAsync(Platform);
        var single = (await RoutesAsync()).Where(route => route is { Method: "GET", IsApi: true } && route.Pattern.Contains(":guid}", StringComparison.Ordinal)).ToList();

        Assert.Equal(single.Select(route => route.Pattern).Order(), departments.Ids.Keys.Concat(companies.Ids.Keys).Order());
        await AlikeAsync(single, departments, People.ZhouJiu);
        await AlikeAsync(single, companies, People.Stranger);

        var raised = await departments.RaisedAsync(Platform);
        foreach (var (service, path) in new[]
        {
            ("intake", $"items/{raised.Ids["/api/intake/items/{id:guid}"]}"),
            ("handover", $"items/{raised.Ids["/api/handover/items/{itemId:guid}/custody"]}/custody"),
            ("lending", $"loans/{raised.Ids["/api/lending/loans/{id:guid}"]}"),
        })
            await Eventually.Holds($"the raise has reached {service}", async () => (await At(People.LiMin, service).GetAsync(path, Ct)).Status == HttpStatusCode.NotFound, ct: Ct);
        await AlikeAsync(single, raised, People.LiMin);
    }

    private async Task AlikeAsync(IReadOnlyList<LiveRoute> routes, Hidden hidden, Person person)
    {
        foreach (var route in routes.Where(route => hidden.Ids.ContainsKey(route.Pattern)))
        {
            using var caller = Platform.As(person, route.Service);
            var unknown = await AnswerAsync(caller, route, Guid.CreateVersion7(Platform.Instance.Now));
            Assert.StartsWith("404 ", unknown, StringComparison.Ordinal);
            Assert.Equal(unknown, await AnswerAsync(caller, route, hidden.Ids[route.Pattern]));
        }
    }

    /// <summary>Status, headers and body; without the instant, the trace and the id that was asked for.</summary>
    private static async Task<string> AnswerAsync(HttpClient caller, LiveRoute route, Guid id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(route.Address(id), UriKind.Relative));
        using var answer = await caller.SendAsync(request, Ct);
        var body = await answer.Content.ReadFromJsonAsync<Dictionary<string, object>>(Ct);
        body!.Remove("traceId");
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date")
            .OrderBy(header => header.Key, StringComparer.Ordinal)
            .Select(header => $"{header.Key}: {string.Join(", ", header.Value)}");
        var lines = headers.Concat(body.Select(member => $"{member.Key} = {member.Value}"));
        return string.Create(CultureInfo.InvariantCulture, $"{(int)answer.StatusCode} {string.Join('\n', lines)}").Replace(id.ToString(), "ID", StringComparison.Ordinal);
    }

    private async Task<IReadOnlyList<LiveRoute>> RoutesAsync()
    {
        var routes = new List<LiveRoute>();
        foreach (var service in (string[])["intake", "dossier", "handover", "lending"])
        {
            using var operators = Platform.As(People.Operator, service);
            routes.AddRange((await operators.GetFromJsonAsync<List<LiveRoute>>("operations/routes", Ct))!.Select(route => route with { Service = service }));
        }
        return routes;
    }
}
