using System.Globalization;
using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Keeping;

/// <summary>Whatever counts as kept is locked long enough, whoever locked it (clause 5.12.1).</summary>
public sealed class LockTests(Platform platform) : ScanTests(platform)
{
    private const int Parted = 16 * 1024 * 1024 + 5_000_000;

    [Fact]
    [Trait("Clause", "5.12.1")]
    public async Task A_page_is_locked_with_its_upload_and_verified_under_that_lock()
    {
        var id = await SentAsync(Station, await ItemAsync(), SampleFile.Tiff());

        var (mode, until) = await LockAsync(id);
        await ConfirmedAsync(Station, id);

        Assert.Equal("COMPLIANCE", mode);
        Assert.True(until > Platform.Instance.Now.AddDays(400), $"{until:O}");
        Assert.Equal("VERIFIED", await DecidedAsync(Station, id));
        Assert.Equal(1, await CountAsync("from media where id = $1 and locked_until = $2", id, until));
        Assert.Equal((mode, until), await LockAsync(id));
    }

    [Theory]
    [Trait("Clause", "5.12.1")]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(399)]
    public async Task What_came_without_a_lock_or_with_a_short_one_is_locked_before_it_counts(int? days)
    {
        var page = SampleFile.Tiff();
        var id = await SentAsync(Station, await ItemAsync(), page);
        (string, string)[] locked = days is null
            ? []
            : [("x-amz-object-lock-mode", "COMPLIANCE"), ("x-amz-object-lock-retain-until-date", Platform.Instance.Now.UtcDateTime.AddDays(days.Value).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture))];
        Assert.Equal(200, await Outside.TriedAsync(HttpMethod.Put, await PathAsync(id), [], page.Bytes, locked));
        Assert.True((await LockAsync(id)).Until < Platform.Instance.Now.AddDays(400));

        await ConfirmedAsync(Station, id);

        Assert.Equal("VERIFIED", await DecidedAsync(Station, id));
        var (mode, until) = await LockAsync(id);
        Assert.Equal("COMPLIANCE", mode);
        Assert.True(until > Platform.Instance.Now.AddDays(399.9), $"{until:O}");
    }

    [Fact]
    [Trait("Clause", "5.12.1")]
    public async Task A_film_in_parts_is_locked_once_it_is_verified()
    {
        var id = await KeptAsync(Station, await ItemAsync("VIDEO"), SampleFile.Film(Parted));

        var (mode, until) = await LockAsync(id);

        Assert.Equal("COMPLIANCE", mode);
        Assert.True(until > Platform.Instance.Now.AddDays(399.9), $"{until:O}");
    }

    /// <summary>How the newest version of a medium is locked; no mode where it is not.</summary>
    private async Task<(string? Mode, DateTimeOffset Until)> LockAsync(Guid id)
    {
        var stored = await Outside.StoredAsync(await KeyOfAsync(id));
        return stored.TryGetValue("x-amz-object-lock-mode", out var mode)
            ? (mode, DateTimeOffset.Parse(stored["x-amz-object-lock-retain-until-date"], CultureInfo.InvariantCulture))
            : (null, default);
    }
}
