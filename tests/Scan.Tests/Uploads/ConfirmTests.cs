using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Uploads;

public sealed class ConfirmTests(Platform platform) : ScanTests(platform)
{
    [Fact]
    public async Task Confirming_ten_times_at_once_counts_once()
    {
        var (item, film) = (await ItemAsync("VIDEO"), SampleFile.Film(16 * 1024 * 1024 + 9));
        var id = await SentAsync(Station, item, film);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => ConfirmedAsync(Station, id)));

        Assert.All(answers, line => Assert.True(line.GetProperty("status").GetString() is "UPLOADED" or "VERIFIED", line.ToString()));
        Assert.Equal("VERIFIED", await DecidedAsync(Station, id));
        Assert.Equal("VERIFIED", (await ConfirmedAsync(Station, id)).GetProperty("status").GetString());
        await Eventually1Async(id);
        Assert.Equal(1, await CountAsync("from kit.audit_entry where stream = $1 and action = 'media.confirm'", $"media/{id}"));
    }

    [Fact]
    [Trait("Abuse", "D14")]
    public async Task What_was_never_sent_is_not_confirmed_and_nothing_is_kept()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = (await DeclaredAsync(Station, item, page))[0];

        var line = await ConfirmedAsync(Station, id);

        Assert.Equal(("REFUSED", "UPLOAD_INCOMPLETE"), (line.GetProperty("status").GetString(), line.GetProperty("code").GetString()));
        Assert.Equal("DECLARED", (await StateAsync(Station, id)).GetProperty("status").GetString());
    }

    [Fact]
    [Trait("Abuse", "E3")]
    public async Task What_is_put_under_the_key_after_the_confirmation_changes_nothing()
    {
        var (item, film) = (await ItemAsync("VIDEO"), SampleFile.Film(50_000));
        var id = (await DeclaredAsync(Station, item, film))[0];
        var address = Assert.Single((await AddressesAsync(Station, id)).GetProperty("addresses").EnumerateArray());
        Assert.Equal(200, await Outside.PutAsync(address, film.Bytes));
        await ConfirmedAsync(Station, id);
        Assert.Equal("VERIFIED", await DecidedAsync(Station, id));
        var other = SampleFile.Film(50_000);
        using var overwritten = await Outside.StoreAsync(HttpMethod.Put, $"/{Bucket.Key["Storage__Bucket"]}/{await KeyOfAsync(id)}", [], other.Bytes);
        Assert.Equal(200, (int)overwritten.StatusCode);

        Assert.Equal(200, await Outside.PutAsync(address, film.Bytes));

        Assert.Equal(film.Sha256, (await Outside.ReadAsync(Stack.People.ZhaoMin, id)).Sha256);
    }

    [Fact]
    public async Task An_upload_nobody_confirms_is_given_up()
    {
        var (item, film) = (await ItemAsync("VIDEO"), SampleFile.Film(16 * 1024 * 1024 + 9));
        var id = (await DeclaredAsync(Station, item, film))[0];
        await AddressesAsync(Station, id);
        await ExecuteAsync("update media set expires_at = now() - interval '1 minute' where id = $1", id);

        await Stack.Eventually.Holds("the upload is given up", async () => (await StateAsync(Station, id)).GetProperty("status").GetString() == "EXPIRED", TimeSpan.FromSeconds(45), Ct);

        Assert.Equal("UPLOAD_CLOSED", (await AddressesAsync(Station, id)).GetProperty("code").GetString());
        Assert.Equal("UPLOAD_CLOSED", (await ConfirmedAsync(Station, id)).GetProperty("code").GetString());
    }

    private Task Eventually1Async(Guid id) => Stack.Eventually.Holds("it is told once", async () => await ToldAsync("MediaVerified", id) == 1, ct: Ct);
}
