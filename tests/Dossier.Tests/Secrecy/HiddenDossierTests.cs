using System.Net;
using System.Net.Http.Headers;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Secrecy;

/// <summary>Ways round a raised level: by the parts, by other verbs and headers, by filters, by lists, by a program.</summary>
public sealed class HiddenDossierTests(Platform platform) : RegistryTests(platform)
{
    private static readonly string[] Parts = ["", "/inventory", "/inventory?volume=A1", "/pool", "/completeness", "/level"];

    [Fact]
    [Trait("Abuse", "A1")]
    [Trait("Abuse", "A2")]
    [Trait("Clause", "5.1.5")]
    public async Task Each_part_of_a_hidden_dossier_is_as_unknown_as_one_of_a_random_dossier()
    {
        var (hidden, random) = (await HiddenAsync(), FreshId());

        foreach (var part in Parts)
            Same(await UnknownAsync(() => Archivist.GetAsync($"dossiers/{random}{part}", Ct)), await UnknownAsync(() => Archivist.GetAsync($"dossiers/{hidden.Dossier.Id}{part}", Ct)));
        foreach (var (act, body) in Acts(hidden.Items[0], hidden.Proposal))
        {
            Same(
                await UnknownAsync(() => Archivist.PostAsync($"dossiers/{random}/{act}", body, hidden.Dossier.Version, ct: Ct)),
                await UnknownAsync(() => Archivist.PostAsync($"dossiers/{hidden.Dossier.Id}/{act}", body, hidden.Dossier.Version, ct: Ct)));
        }
    }

    [Fact]
    [Trait("Abuse", "A6")]
    [Trait("Clause", "5.1.5")]
    public async Task No_verb_or_header_tells_a_hidden_dossier_from_a_random_one()
    {
        var (hidden, random) = ((await HiddenAsync()).Dossier, FreshId());
        using var archivist = Platform.As(People.LiMin, "dossier");

        foreach (var part in Parts)
        {
            foreach (var ask in (Action<HttpRequestMessage>[])
                [
                    request => request.Headers.IfNoneMatch.Add(EntityTagHeaderValue.Any),
                    request => request.Headers.IfNoneMatch.Add(new($"\"{hidden.Version}\"")),
                    request => request.Headers.Range = new(0, 0),
                    request => request.Method = HttpMethod.Head,
                ])
            {
                var unknown = await AskAsync(archivist, $"dossiers/{random}{part}", ask);
                Assert.Equal(unknown, await AskAsync(archivist, $"dossiers/{hidden.Id}{part}", ask));
                Assert.Contains(unknown.Status, (HttpStatusCode[])[HttpStatusCode.NotFound, HttpStatusCode.MethodNotAllowed]);
                Assert.DoesNotContain("ETag", unknown.Headers, StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("securityLevel=B"), InlineData("accessLevel=B"), InlineData("viewers=limin"), InlineData("sort=accessLevel"), InlineData("orderBy=reviewOn"), InlineData("state=ACCEPTED")]
    [Trait("Abuse", "A4")]
    [Trait("Clause", "5.1.5")]
    public async Task Dossiers_are_not_sifted_or_sorted_by_what_is_protected(string query)
    {
        await HiddenAsync();

        var refused = await Platform.RefusedAsync(People.LiMin, "dossier", HttpStatusCode.BadRequest, "FIELD_NOT_FILTERABLE", () => Archivist.GetAsync($"dossiers?{query}", Ct));

        Assert.Equal(query.Split('=')[0], refused["field"].GetString());
    }

    [Fact]
    [Trait("Abuse", "A5")]
    [Trait("Abuse", "B4")]
    [Trait("Clause", "5.10.2")]
    public async Task An_item_of_a_hidden_dossier_is_not_arranged_into_ones_own()
    {
        var hidden = await HiddenAsync();
        var (own, items) = await NumberedAsync();

        foreach (var foreign in new[] { hidden.Items[0].ItemId, FreshId() })
        {
            var lines = new[] { new { itemId = items[0].ItemId, group = "A" }, new { itemId = foreign, group = "A" } };
            var refused = await Platform.RefusedAsync(People.LiMin, "dossier", HttpStatusCode.NotFound, "ITEM_NOT_IN_POOL", () =>
                Archivist.PostAsync($"dossiers/{own.Id}/arrangement", new { lines }, own.Version, ct: Ct), () => Archivist.GetAsync($"dossiers/{own.Id}/pool", Ct));
            Assert.DoesNotContain(hidden.Dossier.Id.ToString(), refused.Text, StringComparison.Ordinal);
        }
        Assert.Equal(2, (await Archivist.GetAsync($"dossiers/{own.Id}/pool", Ct))["items"].GetArrayLength());
    }

    [Fact]
    [Trait("Abuse", "B4")]
    [Trait("Clause", "5.1.2")]
    public async Task A_foreign_dossier_or_property_is_not_moved_by_naming_ones_own_target()
    {
        var (dossier, items) = await NumberedAsync();
        var home = await HomeAsync();
        var stranger = At(People.Stranger, "dossier");

        await Platform.RefusedAsync(People.Stranger, "dossier", HttpStatusCode.NotFound, "DOSSIER_UNKNOWN", () =>
            stranger.PostAsync($"dossiers/{dossier.Id}/arrangement", new { lines = new[] { new { itemId = items[0].ItemId, group = "A" } } }, dossier.Version, ct: Ct));
        await Platform.RefusedAsync(People.Stranger, "dossier", HttpStatusCode.NotFound, "PROPERTY_UNKNOWN", () =>
            stranger.PostAsync($"properties/{home.Id}/renumbering", new { propertyCode = FreshCode(), label = "新房号" }, home.Version, ct: Ct));
        await Platform.RefusedAsync(People.Stranger, "dossier", HttpStatusCode.NotFound, "PROPERTY_UNKNOWN", () =>
            stranger.PostAsync("dossiers", new { propertyId = home.Id }, ct: Ct));
    }

    [Fact]
    [Trait("Abuse", "A8")]
    [Trait("Clause", "5.1.5")]
    public async Task A_program_of_no_department_reads_for_nobody_whatever_it_is_cleared_for()
    {
        var (hidden, random) = ((await HiddenAsync()).Dossier, FreshId());
        var program = People.SalesSystem with { Id = "jieyue", Departments = [], Teams = [], Clearance = "A" };
        var lending = At(program, "dossier");

        foreach (var path in (string[])["dossiers", .. Parts.Select(part => $"dossiers/{hidden.Id}{part}"), $"dossiers/{random}"])
            await Platform.RefusedAsync(program, "dossier", HttpStatusCode.Forbidden, "ON_BEHALF_OF_REQUIRED", () => lending.GetAsync(path, Ct));
    }

    /// <summary>A numbered dossier that its clerk asked to raise to level B, so that the archivist may not know of it any longer.</summary>
    private async Task<(Answer Dossier, IReadOnlyList<Contracts.Intake.ItemRegistered> Items, string Proposal)> HiddenAsync()
    {
        var (dossier, items) = await NumberedAsync();
        var asked = (await ClientAffairs.PostAsync($"dossiers/{dossier.Id}/level-proposals", new { level = "B", reason = "涉及诉讼" }, dossier.Version, ct: Ct)).Require();
        return (asked, items, asked["proposal"].GetProperty("id").GetString()!);
    }

    private static IEnumerable<(string Act, object Body)> Acts(Contracts.Intake.ItemRegistered item, string proposal) =>
    [
        ("formalisation", new { }),
        ("arrangement", new { lines = new[] { new { itemId = item.ItemId } } }),
        ("volumes/A1/binding", new { }),
        ("completion", new { }),
        ("level-proposals", new { level = "C", reason = "降低密级" }),
        ($"level-proposals/{proposal}/confirmation", new { }),
        ($"level-proposals/{proposal}/refusal", new { }),
    ];

    private Task<Answer> UnknownAsync(Func<Task<Answer>> attempt) =>
        Platform.RefusedAsync(People.LiMin, "dossier", HttpStatusCode.NotFound, "DOSSIER_UNKNOWN", attempt);

    private static void Same(Answer unknown, Answer hidden) => Assert.Equal(
        (unknown.Status, unknown.ETag, unknown.Text.Replace(unknown.TraceId, "", StringComparison.Ordinal)),
        (hidden.Status, hidden.ETag, hidden.Text.Replace(hidden.TraceId, "", StringComparison.Ordinal)));

    private static async Task<(HttpStatusCode Status, string Headers, string? Code)> AskAsync(HttpClient client, string path, Action<HttpRequestMessage> ask)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(path, UriKind.Relative));
        ask(request);
        using var answer = await client.SendAsync(request, Ct);
        var text = await answer.Content.ReadAsStringAsync(Ct);
        var headers = answer.Headers.Concat(answer.Content.Headers).Where(header => header.Key != "Date").Select(header => $"{header.Key}: {string.Join(',', header.Value)}").Order(StringComparer.Ordinal);
        return (answer.StatusCode, string.Join('\n', headers), text.Length > 0 ? System.Text.Json.JsonElement.Parse(text).GetProperty("code").GetString() : null);
    }
}
