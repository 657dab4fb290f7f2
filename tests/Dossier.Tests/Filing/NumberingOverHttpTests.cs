using System.Net;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Filing;

/// <summary>A working dossier becomes the formal one and gets its number once.</summary>
public sealed class NumberingOverHttpTests(Platform platform) : RegistryTests(platform)
{
    [Fact]
    [Trait("Clause", "5.3.1")]
    public async Task A_dossier_whose_items_have_not_reached_the_archive_is_not_numbered()
    {
        var home = await HomeAsync();
        var item = Item(home);
        await AnnounceAsync(item);
        await AnnounceAsync(Accepted(home, [item], 1, "SALES", "CLIENT_AFFAIRS"));
        var dossier = await PooledAsync(home, 1);

        var refused = await Archivist.PostAsync($"dossiers/{dossier.Id}/formalisation", new { }, dossier.Version, ct: Ct);

        Assert.Equal((HttpStatusCode.Conflict, "NOTHING_ACCEPTED", "5.3.1"), (refused.Status, refused.Code, refused["clause"].GetString()));
    }

    [Fact]
    public async Task Two_archivists_at_once_number_a_dossier_once()
    {
        var home = await HomeAsync();
        var item = Item(home);
        await AnnounceAsync(item);
        await AnnounceAsync(Accepted(home, [item]));
        var dossier = await PooledAsync(home, 1);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ =>
            Archivist.PostAsync($"dossiers/{dossier.Id}/formalisation", new { }, dossier.Version, ct: Ct)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(7, answers.Count(answer => answer.Code == "STALE_VERSION"));
        Assert.Equal(1, await CountAsync("given_number", "dossier_id = $1", dossier.Id));
    }

    [Fact]
    [Trait("Clause", "5.10.1")]
    [Trait("Clause", "5.3.1")]
    public async Task A_numbered_dossier_keeps_its_number()
    {
        var (dossier, _) = await NumberedAsync();

        var again = await Archivist.PostAsync($"dossiers/{dossier.Id}/formalisation", new { }, dossier.Version, ct: Ct);

        Assert.Equal((HttpStatusCode.Conflict, "DOSSIER_ALREADY_NUMBERED"), (again.Status, again.Code));
        Assert.Equal(dossier["number"].GetString(), (await Archivist.GetAsync($"dossiers/{dossier.Id}", Ct))["number"].GetString());
    }
}
