using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Reading;

public sealed class ContentTests(Platform platform) : ScanTests(platform)
{
    private const int Size = 2_500_000;

    private static readonly SampleFile Film = SampleFile.Film(Size);

    [Theory]
    [InlineData("bytes=0-0", 0, 0), InlineData("bytes=10-19", 10, 19), InlineData("bytes=1048570-1048590", 1_048_570, 1_048_590), InlineData("bytes=2499999-", 2_499_999, 2_499_999), InlineData("bytes=-5", 2_499_995, 2_499_999), InlineData("bytes=1000000-9999999", 1_000_000, 2_499_999), InlineData("bytes=1048576-2097151", 1_048_576, 2_097_151)]
    public async Task A_range_is_exactly_what_was_asked_for(string range, int from, int until)
    {
        var read = await Outside.ReadAsync(People.ZhaoMin, await FilmAsync(), range);

        Assert.Equal((206, $"bytes {from}-{until}/{Size}"), (read.Status, read.Headers["Content-Range"]));
        Assert.Equal(Film.Bytes[from..(until + 1)], read.Bytes);
    }

    [Theory]
    [InlineData("bytes=2500000-"), InlineData("bytes=9999999-99999999")]
    public async Task A_range_outside_is_refused(string range)
    {
        var read = await Outside.ReadAsync(People.ZhaoMin, await FilmAsync(), range);

        Assert.Equal((416, "RANGE_NOT_SATISFIABLE", $"bytes */{Size}"), (read.Status, read.Code, read.Headers["Content-Range"]));
    }

    [Fact]
    public async Task Conditions_are_judged_by_the_digest()
    {
        var (id, tag) = (await FilmAsync(), $"\"{Film.Sha256}\"");

        var same = await Outside.ReadAsync(People.ZhaoMin, id, headers: ("If-None-Match", tag));
        var part = await Outside.ReadAsync(People.ZhaoMin, id, "bytes=0-9", headers: ("If-Range", tag));
        var whole = await Outside.ReadAsync(People.ZhaoMin, id, "bytes=0-9", headers: ("If-Range", "\"other\""));
        var two = await Outside.ReadAsync(People.ZhaoMin, id, "bytes=0-9,20-29");

        Assert.Equal([304, 206, 200, 200], [same.Status, part.Status, whole.Status, two.Status]);
        Assert.Equal((tag, Film.Sha256), (whole.Headers["ETag"], whole.Sha256));
    }

    [Fact]
    [Trait("Abuse", "D1")]
    public async Task Bytes_are_saved_and_never_shown_in_place()
    {
        var headers = (await Outside.ReadAsync(People.ZhaoMin, await FilmAsync())).Headers;

        Assert.StartsWith("attachment; ", headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.Contains("nosniff", headers["X-Content-Type-Options"], StringComparison.Ordinal);
        Assert.Contains("sandbox", headers["Content-Security-Policy"], StringComparison.Ordinal);
        Assert.Equal(("video/mp4", "no-store, private"), (headers["Content-Type"], headers["Cache-Control"]));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    public async Task Every_view_stands_in_the_trail_before_a_byte_leaves_and_is_announced()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = await KeptAsync(Station, item, page);

        await Outside.ReadAsync(People.ZhaoMin, id);
        await Outside.ReadAsync(People.ZhaoMin, id, "bytes=0-9");

        Assert.Equal(2, await CountAsync("from kit.audit_entry where stream = $1 and action = 'media.view' and actor = $2", $"media/{id}", People.ZhaoMin.Id));
        await Eventually.Holds("both views are told", async () => await ToldAsync("MediaViewed", id) == 2, ct: Ct);
    }

    [Fact]
    [Trait("Abuse", "E9")]
    public async Task A_store_that_gives_other_bytes_is_found_out_before_one_leaves()
    {
        var canary = "ARCHIVE-CANARY-0001"u8.ToArray();
        var (item, film) = (await ItemAsync("VIDEO"), SampleFile.Film(3_000_000));
        canary.CopyTo(film.Bytes, 1_500_000);
        film = new(film.Name, film.MediaType, film.Bytes);
        var id = await KeptAsync(Station, item, film);
        await using var relay = Relay.Open(new Uri(Bucket.Key["Storage__Endpoint"]));
        await RestartedAsync(new Dictionary<string, string> { ["Storage__Endpoint"] = relay.Address.ToString() });
        Assert.Equal(film.Sha256, (await Outside.ReadAsync(People.ZhaoMin, id)).Sha256);

        relay.Swap(canary, "ARCHIVE-CANARY-0002"u8.ToArray());

        var sound = await Outside.ReadAsync(People.ZhaoMin, id, "bytes=0-99");
        var damaged = await Outside.ReadAsync(People.ZhaoMin, id, "bytes=1200000-1200009");
        Assert.Equal((206, 502, "MEDIA_INTEGRITY_FAILED"), (sound.Status, damaged.Status, damaged.Code));
        await Assert.ThrowsAsync<HttpRequestException>(() => Outside.ReadAsync(People.ZhaoMin, id));
        await Eventually.Holds("both are noted", async () => await CountAsync("from kit.audit_entry where stream = $1 and action = 'media.damaged'", $"media/{id}") == 2, ct: Ct);
    }

    private static Guid kept;

    private async Task<Guid> FilmAsync() => kept == default ? kept = await KeptAsync(Station, await ItemAsync("VIDEO"), Film) : kept;
}
