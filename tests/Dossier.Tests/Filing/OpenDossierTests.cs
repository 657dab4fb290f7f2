using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Filing;

public sealed class OpenDossierTests(Platform platform) : RegistryTests(platform)
{
    [Fact]
    [Trait("Clause", "5.1.2")]
    public async Task A_hundred_opens_at_once_make_one_dossier()
    {
        var home = await HomeAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => OpenAsync(Archivist, home.Id)));

        var first = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        Assert.All(answers.Where(answer => answer != first), answer =>
        {
            Assert.Equal((HttpStatusCode.Conflict, "DOSSIER_EXISTS"), (answer.Status, answer.Code));
            Assert.Equal(first.Id.ToString(), answer["existing"].GetString());
            Assert.EndsWith(first.Id.ToString(), answer.Location, StringComparison.Ordinal);
        });
        Assert.Equal(1, await CountAsync("dossier", "property_id = $1", home.Id));
        Assert.Equal(1, await CountAsync("kit.audit_entry", "stream = $1 and action = 'dossier.open'", $"dossier/{first.Id}"));
    }

    [Fact]
    [Trait("Clause", "5.3.1")]
    public async Task Client_affairs_open_a_working_dossier_without_a_number()
    {
        var opened = await OpenAsync(ClientAffairs, (await HomeAsync()).Id);

        Assert.Equal((HttpStatusCode.Created, "WORKING"), (opened.Status, opened["state"].GetString()));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, opened["number"].ValueKind);
        Assert.Equal(opened.Text, (await Archivist.GetAsync($"dossiers/{opened.Id}", Ct)).Text);
    }

    [Fact]
    [Trait("Clause", "5.1.2")]
    public async Task A_second_open_names_the_number_of_the_first()
    {
        var home = await HomeAsync();
        var (dossier, _) = await NumberedAsync(home);

        var refused = await OpenAsync(ClientAffairs, home.Id);

        Assert.Equal(("DOSSIER_EXISTS", dossier["number"].GetString()), (refused.Code, refused["existing"].GetString()));
    }

    [Fact]
    [Trait("Clause", "5.3.1")]
    public async Task Others_do_not_open_dossiers()
    {
        var home = await HomeAsync();

        foreach (var person in new[] { People.ZhaoMin, People.ZhouJiu, People.LiMin with { Id = "elsewhere", Departments = ["ENG"] } })
        {
            var refused = await OpenAsync(At(person, "dossier"), home.Id);
            Assert.Equal((HttpStatusCode.Forbidden, "DEPT_NOT_RESPONSIBLE"), (refused.Status, refused.Code));
        }
        Assert.Equal(0, await CountAsync("dossier", "property_id = $1", home.Id));
    }

    [Fact]
    [Trait("Clause", "5.1.2")]
    public async Task A_property_that_is_unknown_or_hidden_gets_no_dossier()
    {
        var unknown = await OpenAsync(Archivist, FreshId());
        var hidden = await OpenAsync(At(People.Stranger, "dossier"), (await HomeAsync()).Id);

        Assert.Equal((HttpStatusCode.NotFound, "PROPERTY_UNKNOWN"), (unknown.Status, unknown.Code));
        Assert.Equal((HttpStatusCode.NotFound, "PROPERTY_UNKNOWN"), (hidden.Status, hidden.Code));
    }

    [Fact]
    [Trait("Clause", "5.12.1")]
    public async Task Nobody_deletes_a_dossier()
    {
        var opened = await OpenAsync(ClientAffairs, (await HomeAsync()).Id);

        foreach (var desk in new[] { Archivist, Registry, ClientAffairs, At(People.Stranger, "dossier") })
        {
            var refused = await desk.DeleteAsync($"dossiers/{opened.Id}", Ct);
            Assert.Equal((HttpStatusCode.MethodNotAllowed, "DELETE_NOT_ALLOWED", "5.12.1"), (refused.Status, refused.Code, refused["clause"].GetString()));
        }
        Assert.Equal(HttpStatusCode.OK, (await Archivist.GetAsync($"dossiers/{opened.Id}", Ct)).Status);
    }

    [Fact]
    public async Task The_same_key_gives_the_same_dossier()
    {
        var home = await HomeAsync();
        var key = $"open-{home.Id}";

        var first = await Archivist.PostAsync("dossiers", new { propertyId = home.Id }, key: key, ct: Ct);
        var again = await Archivist.PostAsync("dossiers", new { propertyId = home.Id }, key: key, ct: Ct);

        Assert.Equal((HttpStatusCode.Created, first.Text), (again.Status, again.Text));
    }

    private static Task<Answer> OpenAsync(Desk desk, Guid property) => desk.PostAsync("dossiers", new { propertyId = property }, ct: Ct);
}
