using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Reading;

/// <summary>Media are as secret as their items: what is hidden is as if nobody had ever uploaded it.</summary>
public sealed class HiddenMediaTests(Platform platform) : ScanTests(platform)
{
    private static readonly Person Cleared = People.ZhaoMin with { Id = "cleared", Clearance = "B" };

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A2")]
    [Trait("Abuse", "A6")]
    public async Task A_hidden_medium_answers_as_an_unknown_one_on_every_route()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = await KeptAsync(Station, item, page);

        foreach (var person in new[] { People.ZhouJiu, People.Stranger })
        {
            Assert.Equal(await ShownAsync(person, NewId()), await ShownAsync(person, id));
            Assert.Empty((await Scan(person).GetAsync($"media?item={item}", Ct)).Require()["items"].EnumerateArray());
            Assert.Equal("MEDIA_UNKNOWN", (await Scan(person).PostAsync($"media/{id}/tickets", new { purpose = "核对" }, ct: Ct)).Code);
        }
        Assert.Single((await Scan(People.ZhaoMin).GetAsync($"media?item={item}", Ct)).Require()["items"].EnumerateArray());
        Assert.Single((await Scan(People.LiMin).GetAsync($"media?item={item}", Ct)).Require()["items"].EnumerateArray());
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task A_raised_level_hides_media_from_all_but_the_cleared_and_the_named()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = await KeptAsync(Station, item, page);

        await FiledAsync(item, "B", People.ZhouJiu.Id);

        Assert.Equal(404, (await Outside.ReadAsync(People.ZhaoMin, id)).Status);
        Assert.Equal(404, (await Outside.ReadAsync(People.LiMin, id)).Status);
        Assert.Equal((200, 200), (await StatusAsync(Cleared, id), await StatusAsync(People.ZhouJiu, id)));
        Assert.Equal(1, await CountAsync("from kit.audit_entry where stream = $1 and action = 'media.read' and actor = $2", $"media/{id}", Cleared.Id));
    }

    [Fact]
    [Trait("Abuse", "C9")]
    [Trait("Clause", "5.1.5")]
    public async Task A_download_stops_when_the_level_is_raised()
    {
        var (item, id) = await LongFilmAsync();
        var dossier = await FiledAsync(item, "C");

        Assert.True(await CutAsync(People.ZhaoMin, id, () => RaisedAsync(dossier, "B")), "the download went on");

        Assert.Equal(404, (await Outside.ReadAsync(People.ZhaoMin, id, "bytes=0-9")).Status);
    }

    [Fact]
    [Trait("Abuse", "A9")]
    public async Task A_download_stops_when_the_readers_rights_end()
    {
        var (_, id) = await LongFilmAsync();
        var leaver = People.ZhaoMin with { Id = $"leaver-{NewId()}" };

        Assert.True(await CutAsync(leaver, id, () => TellAsync(new PersonRightsChanged(leaver.Id, Platform.Instance.Now.AddMinutes(1), 1, Platform.Instance.Now))), "the download went on");
    }

    /// <summary>Everything the routes tell of an id, without the instant, the trace and the id itself.</summary>
    private async Task<string> ShownAsync(Person person, Guid id)
    {
        var (content, part, tagged) = (await Outside.ReadAsync(person, id), await Outside.ReadAsync(person, id, "bytes=0-9"), await Outside.ReadAsync(person, id, headers: ("If-None-Match", "*")));
        var described = await Scan(person).GetAsync($"media/{id}", Ct);
        var answers = new[] { content, part, tagged }.Select(read => $"{read.Status} {read.Code} {read.Bytes.Length} {string.Join('|', read.Headers.Keys.Order())}");
        return string.Join('\n', [.. answers, $"{(int)described.Status} {described.Code} {described.ETag} {described.Text.Length}"]);
    }

    private async Task<int> StatusAsync(Person person, Guid id) => (int)(await Scan(person).GetAsync($"media/{id}", Ct)).Status;

    private async Task<(Guid Item, Guid Id)> LongFilmAsync()
    {
        var item = await ItemAsync("VIDEO");
        return (item, await KeptAsync(Station, item, SampleFile.Film(96 * 1024 * 1024)));
    }

    /// <summary>Reads a little, lets something happen, and reads on slowly.</summary>
    /// <returns>Whether it broke off before its end.</returns>
    private async Task<bool> CutAsync(Person person, Guid id, Func<Task> happens)
    {
        using var client = Platform.Instance.ThroughGateway(person, Service.Named("scan"));
        using var answer = await client.GetAsync(new Uri($"media/{id}/content", UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, Ct);
        await using var stream = await answer.Content.ReadAsStreamAsync(Ct);
        var buffer = new byte[64 * 1024];
        await stream.ReadExactlyAsync(buffer, Ct);
        await happens();
        using var pace = new PeriodicTimer(TimeSpan.FromMilliseconds(4));
        try
        {
            while (await pace.WaitForNextTickAsync(Ct) && await stream.ReadAsync(buffer, Ct) > 0)
            {
            }
        }
        catch (Exception cut) when (cut is HttpRequestException or IOException)
        {
            return true;
        }
        return false;
    }
}
