using System.Text;
using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Keeping;

/// <summary>What the service's own key, another service's and nobody's can do to what is kept.</summary>
public sealed class StoreTests(Platform platform) : ScanTests(platform)
{
    [Fact]
    [Trait("Abuse", "E7")]
    [Trait("Abuse", "B8")]
    public async Task The_services_own_key_neither_deletes_nor_shortens_nor_unlocks_what_is_kept()
    {
        var page = SampleFile.Tiff();
        var id = await KeptAsync(Station, await ItemAsync(), page);
        var (path, version) = (await PathAsync(id), (await Outside.StoredAsync(await KeyOfAsync(id)))["x-amz-version-id"]);
        var soon = Encoding.UTF8.GetBytes($"<Retention><Mode>COMPLIANCE</Mode><RetainUntilDate>{Platform.Instance.Now.UtcDateTime.AddMinutes(1):yyyy-MM-ddTHH:mm:ssZ}</RetainUntilDate></Retention>");
        var off = Encoding.UTF8.GetBytes("<LegalHold><Status>OFF</Status></LegalHold>");

        Assert.Equal(403, await Outside.TriedAsync(HttpMethod.Delete, path, [], null));
        Assert.Equal(403, await Outside.TriedAsync(HttpMethod.Delete, path, [("versionId", version)], null, ("x-amz-bypass-governance-retention", "true")));
        Assert.Equal(403, await Outside.TriedAsync(HttpMethod.Put, path, [("retention", ""), ("versionId", version)], soon, Outside.Md5(soon), ("x-amz-bypass-governance-retention", "true")));
        Assert.Equal(403, await Outside.TriedAsync(HttpMethod.Put, path, [("legal-hold", ""), ("versionId", version)], off, Outside.Md5(off)));
        Assert.Equal(page.Sha256, (await Outside.ReadAsync(People.ZhaoMin, id)).Sha256);
        Assert.True(DateTimeOffset.Parse((await Outside.StoredAsync(await KeyOfAsync(id)))["x-amz-object-lock-retain-until-date"], System.Globalization.CultureInfo.InvariantCulture) > Platform.Instance.Now.AddDays(399));
    }

    [Fact]
    [Trait("Abuse", "E8")]
    [Trait("Abuse", "E6")]
    public async Task Another_services_key_and_nobody_reach_nothing()
    {
        var id = await KeptAsync(Station, await ItemAsync(), SampleFile.Tiff());
        var path = await PathAsync(id);

        using var read = await Outside.StoreAsync(HttpMethod.Get, path, [], key: Bucket.Foreign);
        using var written = await Outside.StoreAsync(HttpMethod.Put, path, [], [1], Bucket.Foreign);
        using var listed = await Outside.StoreAsync(HttpMethod.Get, $"/{Bucket.Key["Storage__Bucket"]}", [], key: Bucket.Foreign);
        using var client = new HttpClient();
        using var nobody = await client.GetAsync(new Uri(new Uri(Bucket.Key["Storage__Endpoint"]), path), Ct);

        Assert.Equal([403, 403, 403, 403], new[] { read, written, listed, nobody }.Select(answer => (int)answer.StatusCode));
    }

    [Fact]
    public async Task Operations_see_what_the_store_was_found_to_do_and_what_closes_each_hole()
    {
        var report = (await Scan(People.Operator).GetAsync("operations/store", Ct)).Require();

        Assert.True(report["isSafe"].GetBoolean(), report.Text);
        var open = report["findings"].EnumerateArray().Where(finding => finding.GetProperty("isOpen").GetBoolean()).ToList();
        Assert.All(open, finding => Assert.NotEqual("", finding.GetProperty("closedBy").GetString()));
        Assert.Contains(report["findings"].EnumerateArray(), finding => finding.GetProperty("hole").GetString() == "the own key deletes a version" && !finding.GetProperty("isOpen").GetBoolean());
        Assert.Equal("ROLE_REQUIRED", (await Scan(People.ZhaoMin).GetAsync("operations/store", Ct)).Code);
    }

    [Fact]
    [Trait("Abuse", "E5")]
    public async Task A_store_that_believes_unsigned_headers_is_not_used_past_the_gateway()
    {
        var service = Platform.Services["scan"];
        await service.StopAsync(ct: Ct);

        var refused = await Assert.ThrowsAsync<InvalidOperationException>(() => service.StartAsync(
            settings: new Dictionary<string, string> { ["Storage__PublicEndpoint"] = Bucket.Key["Storage__Endpoint"] }, ct: Ct));

        Assert.Contains("a header that was not signed is believed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task While_the_store_is_away_uploads_wait_and_descriptions_are_read_and_then_all_goes_on()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var kept = await KeptAsync(Station, item, SampleFile.Tiff());
        await using var relay = Relay.Open(new Uri(Bucket.Key["Storage__Endpoint"]));
        await RestartedAsync(new Dictionary<string, string> { ["Storage__Endpoint"] = relay.Address.ToString() });
        var id = await SentAsync(Station, item, page);

        relay.Cut();

        var answer = await Scan(Station).PostAsync("uploads/confirmations", new { ids = new[] { id } }, ct: Ct);
        Assert.Equal((503, "DEPENDENCY_UNAVAILABLE", true), ((int)answer.Status, answer.Code, answer.RetryAfterSeconds is not null));
        Assert.Equal(503, (await Outside.ReadAsync(People.ZhaoMin, kept)).Status);
        Assert.Equal(200, (int)(await Scan(People.ZhaoMin).GetAsync($"media/{kept}", Ct)).Status);
        Assert.Equal("DECLARED", (await StateAsync(Station, id)).GetProperty("status").GetString());
        relay.Heal();
        Assert.Equal("UPLOADED", (await ConfirmedAsync(Station, id)).GetProperty("status").GetString());
        Assert.Equal("VERIFIED", await DecidedAsync(Station, id));
    }

    [Fact]
    public async Task Operations_reconcile_what_is_kept()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = await KeptAsync(Station, item, page);

        var export = await Scan(People.Operator).GetAsync("operations/exports/media", Ct);

        Assert.Contains($"{{\"key\":\"{id}\",\"value\":\"{page.Sha256} {page.Bytes.Length}\"}}", export.Text, StringComparison.Ordinal);
    }
}
