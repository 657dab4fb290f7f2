using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Verification;

public sealed class VerdictTests(Platform platform) : ScanTests(platform)
{
    [Fact]
    [Trait("Abuse", "D14")]
    [Trait("Clause", "5.9")]
    public async Task Other_bytes_than_declared_are_rejected_and_never_read()
    {
        var (item, film) = (await ItemAsync("VIDEO"), SampleFile.Film(16 * 1024 * 1024 + 1_000));
        var id = (await DeclaredAsync(Station, item, film))[0];
        var other = (byte[])[.. film.Bytes[..^1], (byte)(film.Bytes[^1] ^ 1)];
        foreach (var address in (await AddressesAsync(Station, id)).GetProperty("addresses").EnumerateArray())
            Assert.Equal(200, await Outside.PutAsync(address, other));

        await ConfirmedAsync(Station, id);

        Assert.Equal("CHECKSUM_MISMATCH", await DecidedAsync(Station, id));
        Assert.Equal((404, "MEDIA_UNKNOWN"), await Outside.ReadAsync(People.ZhaoMin, id) is var read ? (read.Status, read.Code) : default);
        await Eventually.Holds("the rejection is told", async () => await ToldAsync("MediaRejected", id) == 1, ct: Ct);
        Assert.Equal(0, await ToldAsync("MediaVerified", id));
    }

    [Theory]
    [Trait("Abuse", "D2")]
    [InlineData("image/jpeg", "a.jpg"), InlineData("application/pdf", "a.pdf"), InlineData("image/png", "a.png")]
    public async Task Content_of_another_type_is_rejected(string mediaType, string name) =>
        Assert.Equal("CONTENT_MISMATCH", await FateAsync(Station, await ItemAsync(), SampleFile.Tiff().As(name, mediaType)));

    [Fact]
    [Trait("Abuse", "D6")]
    public async Task A_document_that_unpacks_to_too_much_is_rejected() =>
        Assert.Equal("DECOMPRESSION_LIMIT", await FateAsync(Station, await ItemAsync("ELECTRONIC"), Packages.Bomb()));

    [Fact]
    public async Task Every_carrier_has_media_that_are_kept()
    {
        foreach (var (carrier, file) in new[] { ("PAPER", SampleFile.Pdf()), ("PHOTO", SampleFile.Jpeg()), ("AUDIO", SampleFile.Sound()), ("VIDEO", SampleFile.Film(9_000)), ("ELECTRONIC", Packages.Ofd()), ("ELECTRONIC", SampleFile.Mail()) })
            Assert.Equal((carrier, "VERIFIED"), (carrier, await FateAsync(Station, await ItemAsync(carrier), file)));
    }

    [Fact]
    [Trait("Abuse", "D16")]
    public async Task The_same_content_of_an_item_is_joined_after_it_was_sent_in_full_and_another_items_is_not()
    {
        var (item, other, page) = (await ItemAsync(), await ItemAsync(), SampleFile.Tiff());
        var first = await KeptAsync(Station, item, page);

        var again = await SentAsync(Station, item, page.As("第2页.tif", "image/tiff"));
        await ConfirmedAsync(Station, again);

        Assert.Equal("JOINED", await DecidedAsync(Station, again));
        Assert.Equal(first, (await StateAsync(Station, again)).GetProperty("mediaId").GetGuid());
        Assert.Equal(page.Sha256, (await Outside.ReadAsync(People.ZhaoMin, again)).Sha256);
        Assert.Equal("VERIFIED", await FateAsync(Station, other, page));
        Assert.Equal(0, await ToldAsync("MediaVerified", again));
    }

    [Fact]
    public async Task Twenty_times_the_same_content_at_once_is_kept_once()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var ids = new List<Guid>();
        for (var copy = 0; copy < 20; copy++)
            ids.Add(await SentAsync(Station, item, page));

        (await Scan(Station).PostAsync("uploads/confirmations", new { ids }, ct: Ct)).Require();

        var ends = new List<string>();
        foreach (var id in ids)
            ends.Add(await DecidedAsync(Station, id));
        Assert.Equal((1, 19), (ends.Count(end => end == "VERIFIED"), ends.Count(end => end == "JOINED")));
        Assert.Equal(1, await CountAsync("from media where item_id = $1 and state = 'VERIFIED'", item));
    }
}
