using System.Globalization;
using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Testing;
using Microsoft.Extensions.Options;
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

    [Theory]
    [Trait("Clause", "5.12.1")]
    [Trait("Abuse", "E7")]
    [InlineData("x-amz-object-lock-mode", "GOVERNANCE")]
    [InlineData("x-amz-object-lock-retain-until-date", "2027-01-01T00:00:00Z")]
    [InlineData("x-amz-object-lock-mode", "")]
    public async Task An_address_takes_no_other_lock_than_its_own(string header, string value)
    {
        var page = SampleFile.Tiff();
        var id = (await DeclaredAsync(Station, await ItemAsync(), page))[0];
        var address = (await AddressesAsync(Station, id)).GetProperty("addresses")[0];

        Assert.Equal(403, await Outside.PutPartAsync(address, page.Bytes, (header, value)));
        Assert.Equal(200, await Outside.PutPartAsync(address, page.Bytes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Only_a_store_that_locks_uploads_is_asked_to(bool locks)
    {
        var line = new MediaLine { Name = "1.tif", Size = 4, Sha256 = new string('a', 64), MediaType = "image/tiff" };
        var media = Media.Declare(NewId(), new HeldItem(NewId(), Company, "PAPER", "SALES"), line, StoreKeys.New(StoreKeys.NewTogether()), Station.Id, Platform.Instance.Now);
        var options = Options.Create(new StorageOptions { Endpoint = new("http://store.example"), Bucket = "b", AccessKey = "a", SecretKey = "s", UploadOrigin = new("http://gateway.example") });
        var report = new StoreReport();
        report.Take([new(StoreTrial.UnlockedUploads, !locks, "")]);

        var address = new UploadAddresses(options, report).Of(media, 1);

        Assert.Equal(locks, address.Headers.ContainsKey("x-amz-object-lock-mode"));
        Assert.Equal(locks, address.Url.Contains("x-amz-object-lock-mode", StringComparison.Ordinal));
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
