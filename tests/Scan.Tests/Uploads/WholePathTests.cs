using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Uploads;

/// <summary>The way of a file from its declaration to its reader, through the gateway and the real store.</summary>
public sealed class WholePathTests(Platform platform) : ScanTests(platform)
{
    [Fact]
    [Trait("Clause", "5.9")]
    public async Task A_page_is_declared_sent_confirmed_verified_and_read_byte_for_byte()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());

        var id = await KeptAsync(Station, item, page);

        var read = await Outside.ReadAsync(People.ZhaoMin, id);
        Assert.Equal((200, page.Sha256), (read.Status, read.Sha256));
        Assert.Equal((1, 0), (await ToldAsync("MediaVerified", id), await ToldAsync("MediaRejected", id)));
        Assert.Equal("COMPLIANCE", (await Outside.StoredAsync(await KeyOfAsync(id)))["x-amz-object-lock-mode"]);
    }

    [Fact]
    public async Task A_large_film_travels_in_parts()
    {
        var (item, film) = (await ItemAsync("VIDEO"), SampleFile.Film(UploadPlanSize + 5_000_000));

        var id = await KeptAsync(Station, item, film);

        Assert.Equal(film.Sha256, (await Outside.ReadAsync(People.ZhaoMin, id)).Sha256);
    }

    private const int UploadPlanSize = 16 * 1024 * 1024;
}
