using System.Text.Json;
using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Uploads;

/// <summary>Of many uploads at once the store is asked by lists, and each is answered as if it were alone (clause 5.9).</summary>
public sealed class ManyTests(Platform platform) : ScanTests(platform)
{
    private const int Many = 40;
    private static readonly int[] Missing = [0, 17, 39];

    [Fact]
    [Trait("Clause", "5.9")]
    public async Task Of_many_those_that_have_arrived_are_known_and_confirmed_and_the_others_are_not()
    {
        var files = Enumerable.Range(0, Many).Select(_ => SampleFile.Tiff()).ToArray();
        var ids = await DeclaredAsync(Station, await ItemAsync(), files);
        var addresses = (await LinesAsync("uploads/addresses", new { lines = ids.Select(id => new { id }) })).Select(line => line.GetProperty("addresses")[0]).ToList();
        foreach (var number in Enumerable.Range(0, Many).Except(Missing).Append(5))
            Assert.Equal(200, await Outside.PutAsync(addresses[number], files[number].Bytes));

        var looked = await LinesAsync("uploads/addresses", new { lines = ids.Select(id => new { id }) });
        var confirmed = await LinesAsync("uploads/confirmations", new { ids });

        Assert.Equal(Missing, Enumerable.Range(0, Many).Where(number => looked[number].GetProperty("stored").GetArrayLength() == 0));
        Assert.Equal(Missing, Enumerable.Range(0, Many).Where(number => looked[number].GetProperty("addresses").GetArrayLength() == 1));
        Assert.Equal(Missing, Enumerable.Range(0, Many).Where(number => confirmed[number].GetProperty("code").GetString() == "UPLOAD_INCOMPLETE"));
        foreach (var number in Enumerable.Range(0, Many).Except(Missing))
            Assert.Equal("VERIFIED", await DecidedAsync(Station, ids[number]));
        var newest = (await Outside.StoredAsync(await KeyOfAsync(ids[5])))["x-amz-version-id"];
        Assert.Equal(1, await CountAsync("from media where id = $1 and store_version = $2", ids[5], newest));
    }

    [Fact]
    [Trait("Clause", "5.9")]
    public async Task One_that_was_sent_a_thousand_times_hides_none_of_the_others()
    {
        var files = Enumerable.Range(0, 16).Select(_ => SampleFile.Tiff()).ToArray();
        var ids = await DeclaredAsync(Station, await ItemAsync(), files);
        var addresses = (await LinesAsync("uploads/addresses", new { lines = ids.Select(id => new { id }) })).Select(line => line.GetProperty("addresses")[0]).ToList();
        foreach (var (address, file) in addresses.Zip(files))
            Assert.Equal(200, await Outside.PutAsync(address, file.Bytes));
        var paths = await Task.WhenAll(ids.Select(PathAsync));
        await Parallel.ForAsync(0, 1_000, Ct, async (_, _) => Assert.Equal(200, await Outside.TriedAsync(HttpMethod.Put, paths.Min(StringComparer.Ordinal)!, [], [1])));

        var confirmed = await LinesAsync("uploads/confirmations", new { ids });

        Assert.All(confirmed, line => Assert.Equal("UPLOADED", line.GetProperty("status").GetString()));
    }

    private async Task<List<JsonElement>> LinesAsync(string path, object request) =>
        [.. (await Scan(Station).PostAsync(path, request, ct: Ct)).Require()["lines"].EnumerateArray()];
}
