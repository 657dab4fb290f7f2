using System.Text;
using ArchivePlatform.Scanning.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Keeping;

/// <summary>What is kept is held for ever by a key no service has.</summary>
public sealed class LegalHoldTests(Platform platform) : ScanTests(platform)
{
    [Fact]
    [Trait("Clause", "5.12.1")]
    public async Task The_recorded_version_of_a_kept_medium_is_held_and_neither_service_nor_owner_gets_rid_of_it()
    {
        var id = await KeptAsync(Station, await ItemAsync(), SampleFile.Tiff());
        var (path, recorded) = (await PathAsync(id), await VersionAsync(id));
        Assert.Equal(200, await Outside.TriedAsync(HttpMethod.Put, path, [], [1]));
        var later = (await Outside.StoredAsync(await KeyOfAsync(id)))["x-amz-version-id"];

        var (code, output) = await ToolAsync("legal-hold");

        Assert.True(code == 0 && !output.Contains(" 0 newly held", StringComparison.Ordinal) && output.EndsWith(" 0 failed\n", StringComparison.Ordinal), output);
        Assert.True(await IsHeldAsync(path, recorded));
        Assert.False(await IsHeldAsync(path, later));
        var off = Encoding.UTF8.GetBytes("<LegalHold><Status>OFF</Status></LegalHold>");
        Assert.Equal(403, await Outside.TriedAsync(HttpMethod.Put, path, Hold(recorded), off, Outside.Md5(off)));
        using var deleted = await Outside.StoreAsync(HttpMethod.Delete, path, [("versionId", recorded)], key: Bucket.Owner);
        Assert.InRange((int)deleted.StatusCode, 400, 403);

        (code, output) = await ToolAsync("legal-hold");
        Assert.True(code == 0 && output.Contains(" media, 0 newly held, 0 failed", StringComparison.Ordinal), output);
        Assert.True(await IsHeldAsync(path, recorded));
    }

    [Fact]
    [Trait("Clause", "5.12.1")]
    public async Task A_medium_the_store_lost_is_named_and_the_others_are_held()
    {
        var (lost, kept) = (await KeptAsync(Station, await ItemAsync(), SampleFile.Tiff()), await KeptAsync(Station, await ItemAsync(), SampleFile.Tiff()));
        var version = await VersionAsync(lost);
        await ExecuteAsync("update media set store_version = 'gone' where id = $1", lost);

        var (code, output) = await ToolAsync("legal-hold");

        await ExecuteAsync("update media set store_version = $2 where id = $1", lost, version);
        Assert.Equal(1, code);
        Assert.StartsWith($"not held: {await KeyOfAsync(lost)} gone: ", Assert.Single(output.Split('\n'), line => line.StartsWith("not held", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.EndsWith(" 1 failed\n", output, StringComparison.Ordinal);
        Assert.Equal(1, Mark()?.Failed);
        Assert.True(await IsHeldAsync(await PathAsync(kept), await VersionAsync(kept)));
        (code, output) = await ToolAsync("legal-hold");
        Assert.True(code == 0 && output.Contains(" 1 newly held, 0 failed", StringComparison.Ordinal), output);
        Assert.Equal(0, Mark()?.Failed);
    }

    /// <summary>What was left for whoever watches.</summary>
    private LegalHoldMark? Mark() => LegalHoldMark.Read(Platform.Instance.Path("marks"));

    private static (string, string)[] Hold(string version) => [("legal-hold", ""), ("versionId", version)];

    private static async Task<bool> IsHeldAsync(string path, string version)
    {
        using var answer = await Outside.StoreAsync(HttpMethod.Get, path, Hold(version));
        return answer.IsSuccessStatusCode && (await answer.Content.ReadAsStringAsync(Ct)).Contains("<Status>ON</Status>", StringComparison.Ordinal);
    }

    private async Task<string> VersionAsync(Guid id)
    {
        await using var command = Platform.Database("scan").CreateCommand("select store_version from media where id = $1");
        command.Parameters.Add(new() { Value = id });
        return (string)(await command.ExecuteScalarAsync(Ct))!;
    }
}
