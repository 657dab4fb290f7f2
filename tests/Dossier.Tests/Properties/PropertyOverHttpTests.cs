using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Properties;

public sealed class PropertyOverHttpTests(Platform platform) : RegistryTests(platform)
{
    [Fact]
    [Trait("Clause", "5.10.1")]
    public async Task A_code_of_another_form_is_refused_and_a_full_width_one_is_normalised()
    {
        var project = (await ProjectAsync()).Id;
        var code = FreshCode();

        var refused = await RegisterAsync(project, "3-2-1503");
        var taken = await RegisterAsync(project, string.Concat(code.Select(letter => (char)(letter + 0xFEE0))));

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "NUMBER_FORMAT", "5.10.1"), (refused.Status, refused.Code, refused["clause"].GetString()));
        Assert.Equal((HttpStatusCode.Created, code), (taken.Status, taken["propertyCode"].GetString()));
        Assert.Equal($"\"{taken.Version}\"", taken.ETag);
    }

    [Fact]
    [Trait("Clause", "5.1.2")]
    public async Task A_property_is_registered_once_even_by_many_at_once()
    {
        var project = (await ProjectAsync()).Id;
        var code = FreshCode();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => RegisterAsync(project, code)));

        var first = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer != first), answer =>
        {
            Assert.Equal((HttpStatusCode.Conflict, "PROPERTY_EXISTS"), (answer.Status, answer.Code));
            Assert.EndsWith(first.Id.ToString(), answer.Location, StringComparison.Ordinal);
        });
        Assert.Equal(1, await CountAsync("property", "code = $1", code));
    }

    [Fact]
    [Trait("Clause", "2")]
    public async Task A_property_of_an_unknown_or_hidden_project_is_refused()
    {
        var unknown = await RegisterAsync(FreshId(), FreshCode());
        var hidden = await At(People.Stranger, "dossier").PostAsync($"projects/{(await ProjectAsync()).Id}/properties", Body(FreshCode()), ct: Ct);

        Assert.Equal((HttpStatusCode.NotFound, "PROJECT_UNKNOWN"), (unknown.Status, unknown.Code));
        Assert.Equal((HttpStatusCode.NotFound, "PROJECT_UNKNOWN"), (hidden.Status, hidden.Code));
    }

    [Fact]
    [Trait("Clause", "2")]
    public async Task A_project_is_registered_once()
    {
        var company = (await CompanyAsync()).Id;
        var first = await ProjectAsync();

        var again = await Registry.PostAsync($"companies/{company}/projects", new { code = "YHY", name = "悦海园二" }, ct: Ct);

        Assert.Equal((HttpStatusCode.Conflict, "PROJECT_EXISTS"), (again.Status, again.Code));
        Assert.EndsWith(first.Id.ToString(), again.Location, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Clause", "5.10.1")]
    [Trait("Clause", "5.1.2")]
    [Trait("Clause", "2")]
    public async Task Many_properties_are_answered_line_by_line()
    {
        var project = (await ProjectAsync()).Id;
        var (code, other) = (FreshCode(), FreshCode());
        object[] lines = [Body(code), Body("3-2-1503"), Body(code), Body(other, "OFFICE"), Body(other, "SHOP"), new { label = "无房号", usage = "SHOP" }];

        var answer = (await Registry.PostAsync($"projects/{project}/properties/bulk", new { lines }, ct: Ct)).Require(HttpStatusCode.OK);

        var given = answer["lines"].EnumerateArray().ToList();
        Assert.Equal(
            ["CREATED", "NUMBER_FORMAT", "PROPERTY_EXISTS", "USAGE_UNKNOWN", "CREATED", "VALIDATION_FAILED"],
            given.Select(line => line.GetProperty("status").GetString() is "CREATED" ? "CREATED" : line.GetProperty("code").GetString()));
        Assert.Equal(given[0].GetProperty("id").GetString(), given[2].GetProperty("id").GetString());
        Assert.Equal(2, (await Registry.GetAsync($"properties?project={project}&code={code}", Ct))["items"].GetArrayLength()
            + (await Registry.GetAsync($"properties?code={other}", Ct))["items"].GetArrayLength());
    }

    [Theory]
    [InlineData(0)]
    [InlineData(501)]
    public async Task More_or_fewer_lines_than_1_to_500_are_refused(int count)
    {
        var lines = Enumerable.Range(0, count).Select(_ => Body("B01R0101"));

        var refused = await Registry.PostAsync($"projects/{(await ProjectAsync()).Id}/properties/bulk", new { lines }, ct: Ct);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "VALIDATION_FAILED"), (refused.Status, refused.Code));
    }

    [Fact]
    public async Task Five_hundred_properties_are_registered_in_one_save_and_read_page_by_page()
    {
        var company = (await CompanyAsync()).Id;
        var project = (await Registry.PostAsync($"companies/{company}/projects", new { code = $"P{FreshCode()[^4..]}", name = "海棠苑" }, ct: Ct)).Require();
        var lines = Enumerable.Range(1000, 500).Select(room => Body($"B01R{room}"));

        (await Registry.PostAsync($"projects/{project.Id}/properties/bulk", new { lines }, ct: Ct)).Require(HttpStatusCode.OK);

        var seen = new HashSet<Guid>();
        for (Guid? after = Guid.Empty; after is not null;)
        {
            var page = (await Registry.GetAsync($"properties?project={project.Id}&after={after}&limit=200", Ct)).Require(HttpStatusCode.OK);
            seen.UnionWith(page["items"].EnumerateArray().Select(item => item.GetProperty("id").GetGuid()));
            after = page["next"].ValueKind == System.Text.Json.JsonValueKind.Null ? null : page["next"].GetGuid();
        }
        Assert.Equal(500, seen.Count);
        Assert.Equal(500, await CountAsync("property", "project_id = $1", project.Id));
    }

    [Fact]
    [Trait("Clause", "5.10.1")]
    [Trait("Clause", "AMB-01")]
    public async Task A_code_once_numbered_goes_to_no_other_property()
    {
        var home = await HomeAsync();
        var (dossier, _) = await NumberedAsync(home);
        var code = home["propertyCode"].GetString()!;

        var renumbered = (await Registry.PostAsync(
            $"properties/{home.Id}/renumbering", new { propertyCode = FreshCode(), label = "新房号" }, home.Version, ct: Ct)).Require(HttpStatusCode.OK);
        var refused = await RegisterAsync(home["projectId"].GetGuid(), code);
        var back = await Registry.PostAsync($"properties/{home.Id}/renumbering", new { propertyCode = code, label = "旧房号" }, renumbered.Version, ct: Ct);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "PROPERTY_CODE_NUMBERED"), (refused.Status, refused.Code));
        Assert.Equal(HttpStatusCode.OK, back.Status);
        var number = dossier["number"].GetString()!;
        var found = (await Archivist.GetAsync($"dossiers?number={Uri.EscapeDataString(number.Replace('·', '・'))}", Ct))["items"];
        Assert.Equal((1, number), (found.GetArrayLength(), found[0].GetProperty("number").GetString()));
    }

    [Fact]
    [Trait("Abuse", "C6")]
    public async Task A_stale_or_missing_version_is_refused()
    {
        var home = await HomeAsync();
        var body = new { propertyCode = FreshCode(), label = "新房号" };

        await Platform.RefusedAsync(People.WangQiang, "dossier", HttpStatusCode.PreconditionFailed, "STALE_VERSION", () =>
            Registry.PostAsync($"properties/{home.Id}/renumbering", body, 7, ct: Ct), () => Registry.GetAsync($"properties/{home.Id}", Ct));
        await Platform.RefusedAsync(People.WangQiang, "dossier", HttpStatusCode.PreconditionRequired, "PRECONDITION_REQUIRED", () =>
            Registry.PostAsync($"properties/{home.Id}/renumbering", body, ct: Ct), () => Registry.GetAsync($"properties/{home.Id}", Ct));
    }

    [Fact]
    [Trait("Abuse", "A1")]
    [Trait("Clause", "5.1.2")]
    public async Task A_hidden_property_is_as_unknown_as_a_random_one()
    {
        var stranger = At(People.Stranger, "dossier");
        var home = await HomeAsync();

        Task<Answer> UnknownAsync(Guid property) =>
            Platform.RefusedAsync(People.Stranger, "dossier", HttpStatusCode.NotFound, "PROPERTY_UNKNOWN", () => stranger.GetAsync($"properties/{property}", Ct));
        var (hidden, random) = (await UnknownAsync(home.Id), await UnknownAsync(FreshId()));

        Assert.Equal((random.Status, random.Code, random.ETag), (hidden.Status, hidden.Code, hidden.ETag));
        Assert.Equal(0, (await stranger.GetAsync($"properties?code={home["propertyCode"]}", Ct))["items"].GetArrayLength());
    }

    private Task<Answer> RegisterAsync(Guid project, string code) => Registry.PostAsync($"projects/{project}/properties", Body(code), ct: Ct);

    private static object Body(string propertyCode, string usage = "RESIDENTIAL") => new { propertyCode, label = "悦海园 𠅤", usage };
}
