using System.Text.Json;
using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Uploads;

public sealed class AddressTests(Platform platform) : ScanTests(platform)
{
    private const int Part = 16 * 1024 * 1024;

    [Fact]
    [Trait("Abuse", "E4")]
    public async Task The_store_itself_refuses_other_bytes_another_type_and_another_length_than_declared()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = (await DeclaredAsync(Station, item, page))[0];
        var address = Assert.Single((await AddressesAsync(Station, id)).GetProperty("addresses").EnumerateArray());

        var otherBytes = await Outside.PutPartAsync(address, [.. page.Bytes[..^1], (byte)(page.Bytes[^1] ^ 1)]);
        var otherType = await Outside.PutPartAsync(address, page.Bytes, ("content-type", "text/html"));
        var longer = await Outside.PutPartAsync(address, [.. page.Bytes, 0]);

        Assert.Equal([400, 403, 403], [otherBytes, otherType, longer]);
        Assert.Equal("UPLOAD_INCOMPLETE", (await ConfirmedAsync(Station, id)).GetProperty("code").GetString());
        Assert.Equal(200, await Outside.PutAsync(address, page.Bytes));
    }

    [Fact]
    [Trait("Abuse", "E2")]
    public async Task An_address_is_good_for_its_own_place_only()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var ids = await DeclaredAsync(Station, item, page, page);
        var address = Assert.Single((await AddressesAsync(Station, ids[0])).GetProperty("addresses").EnumerateArray());
        var moved = address.GetRawText().Replace(await KeyOfAsync(ids[0]), await KeyOfAsync(ids[1]), StringComparison.Ordinal);

        Assert.Equal(403, await Outside.PutAsync(JsonElement.Parse(moved), page.Bytes));
        Assert.StartsWith($"{Outside.Origin}media/", address.GetProperty("url").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_client_that_died_goes_on_without_sending_again_what_arrived()
    {
        var (item, film) = (await ItemAsync("VIDEO"), SampleFile.Film(3 * Part + 7));
        var id = (await DeclaredAsync(Station, item, film))[0];
        var all = (await AddressesAsync(Station, id)).GetProperty("addresses").EnumerateArray().ToList();
        Assert.Equal((200, 200), (await Outside.PutAsync(all[0], film.Bytes), await Outside.PutAsync(all[2], film.Bytes)));
        Assert.Equal([2, 4], (await ConfirmedAsync(Station, id)).GetProperty("missing").EnumerateArray().Select(part => part.GetInt32()));

        var rest = await AddressesAsync(Station, id);

        Assert.Equal([1, 3], rest.GetProperty("stored").EnumerateArray().Select(part => part.GetInt32()));
        Assert.Equal([2, 4], PartsOf(rest));
        Assert.Equal([4], PartsOf(await AddressesAsync(Station, id, from: 3)));
        foreach (var address in rest.GetProperty("addresses").EnumerateArray())
            Assert.Equal(200, await Outside.PutAsync(address, film.Bytes));
        Assert.Equal("UPLOADED", (await ConfirmedAsync(Station, id)).GetProperty("status").GetString());
        Assert.Equal("VERIFIED", await DecidedAsync(Station, id));
    }

    [Fact]
    [Trait("Abuse", "D17")]
    public async Task Nobody_gets_addresses_for_anothers_upload_or_for_one_that_is_closed()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = await SentAsync(Station, item, page);

        Assert.Equal("UPLOAD_UNKNOWN", (await AddressesAsync(People.ZhaoMin, id)).GetProperty("code").GetString());
        Assert.Equal("UPLOAD_UNKNOWN", (await ConfirmedAsync(People.ZhaoMin, id)).GetProperty("code").GetString());
        Assert.Equal("UPLOAD_UNKNOWN", (await StateAsync(People.ZhaoMin, id)).GetProperty("code").GetString());
        Assert.Equal("UPLOAD_UNKNOWN", (await AddressesAsync(Station, NewId())).GetProperty("code").GetString());
        await ConfirmedAsync(Station, id);
        Assert.Equal("UPLOAD_CLOSED", (await AddressesAsync(Station, id)).GetProperty("code").GetString());
    }

    [Fact]
    [Trait("Clause", "5.9")]
    public async Task No_more_addresses_are_given_once_the_item_has_left_the_department()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = (await DeclaredAsync(Station, item, page))[0];

        await HandedOverAsync(item, "GMO");

        Assert.Equal("NOT_IN_CUSTODY", (await AddressesAsync(Station, id)).GetProperty("code").GetString());
    }

    [Fact]
    [Trait("Abuse", "H6")]
    public async Task No_address_is_kept_anywhere()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = (await DeclaredAsync(Station, item, page))[0];
        await AddressesAsync(Station, id);

        Assert.Equal(0, await CountAsync("from kit.idempotency where convert_from(body, 'UTF8') like '%X-Amz-Signature%'"));
        Assert.Equal(0, await CountAsync("from kit.audit_entry where detail like '%X-Amz-Signature%'"));
    }

    private static IEnumerable<int> PartsOf(JsonElement line) => line.GetProperty("addresses").EnumerateArray().Select(address => address.GetProperty("part").GetInt32());
}
