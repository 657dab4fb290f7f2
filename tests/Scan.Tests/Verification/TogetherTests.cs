using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Verification;

/// <summary>Pages that were confirmed together are verified together, and each comes to its own end (clause 5.9).</summary>
public sealed class TogetherTests(Platform platform) : ScanTests(platform)
{
    [Fact]
    [Trait("Clause", "5.9")]
    public async Task Pages_confirmed_together_are_kept_in_one_save_and_told_of_once_each()
    {
        var ids = await ConfirmedTogetherAsync(await ItemAsync(), [.. Enumerable.Range(0, 12).Select(_ => SampleFile.Tiff())]);

        foreach (var id in ids)
        {
            Assert.Equal("VERIFIED", await DecidedAsync(Station, id));
            Assert.Equal(1, await ToldAsync("MediaVerified", id));
            Assert.Equal(1, await CountAsync("from kit.audit_entry where stream = $1 and action = 'media.verify'", $"media/{id}"));
        }
        Assert.Equal(1, await CountAsync("from (select distinct xmin::text from media where id = any($1)) saves", (object)ids.ToArray()));
    }

    [Fact]
    [Trait("Clause", "5.9")]
    public async Task Of_pages_confirmed_together_each_comes_to_its_own_end()
    {
        var (page, other) = (SampleFile.Tiff(), SampleFile.Tiff());
        var ids = await ConfirmedTogetherAsync(await ItemAsync(), SampleFile.Tiff().As("a.jpg", "image/jpeg"), page, page.As("again.tif", "image/tiff"), other);

        var ends = new List<string>();
        foreach (var id in ids)
            ends.Add(await DecidedAsync(Station, id));

        Assert.Equal(["CONTENT_MISMATCH", "VERIFIED", "JOINED", "VERIFIED"], ends);
        Assert.Equal(ids[1], (await StateAsync(Station, ids[2])).GetProperty("mediaId").GetGuid());
        Assert.Equal([1, 0, 0, 0], await ToldOfAsync("MediaRejected", ids));
        Assert.Equal([0, 1, 0, 1], await ToldOfAsync("MediaVerified", ids));
    }

    [Fact]
    [Trait("Clause", "5.9")]
    public async Task One_that_cannot_be_written_down_holds_up_no_other_and_is_kept_once_it_can()
    {
        await RestartedAsync(new Dictionary<string, string> { ["Scan__ClaimSeconds"] = "3" });
        await ExecuteAsync("alter table media add constraint unwritable check (name <> 'unwritable.tif' or state <> 'VERIFIED')");
        IReadOnlyList<Guid> ids;
        try
        {
            ids = await ConfirmedTogetherAsync(await ItemAsync(), SampleFile.Tiff().As("unwritable.tif", "image/tiff"), SampleFile.Tiff(), SampleFile.Tiff());

            Assert.Equal("VERIFIED", await DecidedAsync(Station, ids[1]));
            Assert.Equal("VERIFIED", await DecidedAsync(Station, ids[2]));
            Assert.Equal("UPLOADED", (await StateAsync(Station, ids[0])).GetProperty("status").GetString());
        }
        finally
        {
            await ExecuteAsync("alter table media drop constraint unwritable");
        }
        Assert.Equal("VERIFIED", await DecidedAsync(Station, ids[0]));
        Assert.Equal([1, 1, 1], await ToldOfAsync("MediaVerified", ids));
    }

    private async Task<IReadOnlyList<Guid>> ConfirmedTogetherAsync(Guid item, params SampleFile[] files)
    {
        var ids = new List<Guid>();
        foreach (var file in files)
            ids.Add(await SentAsync(Station, item, file));
        (await Scan(Station).PostAsync("uploads/confirmations", new { ids }, ct: Ct)).Require();
        return ids;
    }

    private async Task<List<long>> ToldOfAsync(string contract, IEnumerable<Guid> ids)
    {
        var told = new List<long>();
        foreach (var id in ids)
            told.Add(await ToldAsync(contract, id));
        return told;
    }
}
