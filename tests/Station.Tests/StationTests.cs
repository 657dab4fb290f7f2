using ArchivePlatform.Stack;
using ArchivePlatform.Stations.Tests.Wire;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Stations.Tests;

/// <summary>Tests of the real program against the whole platform; every station comes by a relay before the gateway, and is the sales department's.</summary>
public abstract class StationTests(Testing.Platform platform) : PlatformTests(platform)
{
    private static readonly SemaphoreSlim Gate = new(1);
    private static Relay? line;

    private protected const int Part = 16 * 1024 * 1024;

    /// <summary>The line between the stations and the gateway.</summary>
    private protected static Relay Line => line ?? throw new InvalidOperationException("The line is not open.");

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await Gate.WaitAsync(Ct);
        try
        {
            if (line is null)
                await OpenAsync();
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        line?.Heal();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>A station that is enrolled.</summary>
    private protected async Task<StationProgram> EnrolledAsync()
    {
        var station = StationProgram.New(Platform);
        await station.EnrolAsync(Platform, Line.Address, Ct, "SALES");
        return station;
    }

    /// <summary>Starts Scan, which sends uploads by the line.</summary>
    private protected Task StartScanAsync() => Platform.Services["scan"].StartAsync(
        settings: new Dictionary<string, string> { ["Storage__UploadOrigin"] = Line.Address.GetLeftPart(UriPartial.Authority) }, ct: Ct);

    /// <summary>A folder for the scans of a test.</summary>
    private protected Paper NewPaper(string? name = null) => Paper.In(Platform.Instance.Path("paper", Secrets.Random(8), name ?? "scans"));

    /// <summary>A paper item of the sales department that Scan has heard of.</summary>
    private protected async Task<Guid> ItemAsync()
    {
        var item = (await Demo.RegisteredItemAsync(ct: Ct)).Item.Id;
        await Eventually.Holds("Scan knows the item", () => IsKnownAsync(item), ct: Ct);
        return item;
    }

    /// <summary>The media Scan has of an item, a line for each: state and digest.</summary>
    private protected async Task<List<string>> MediaAsync(Guid item)
    {
        await using var command = Platform.Database("scan").CreateCommand("select state || ' ' || sha256 from media where item_id = $1 order by id");
        command.Parameters.AddWithValue(item);
        await using var rows = await command.ExecuteReaderAsync(Ct);
        var media = new List<string>();
        while (await rows.ReadAsync(Ct))
            media.Add(rows.GetString(0));
        return media;
    }

    private async Task<bool> IsKnownAsync(Guid item)
    {
        await using var command = Platform.Database("scan").CreateCommand("select exists (select from known_item where id = $1)");
        command.Parameters.AddWithValue(item);
        return (bool)(await command.ExecuteScalarAsync(Ct))!;
    }

    private async Task OpenAsync()
    {
        var opened = Relay.Open(() => Platform.Gateway.Process.Address);
        var hosts = new Dictionary<string, string> { ["Gateway__AllowedHosts__9"] = opened.Address.Authority };
        await Bucket.OpenAsync(Platform, Ct);
        await Task.WhenAll(Platform.Services["scan"].StopAsync(ct: Ct), Platform.Gateway.StopAsync(ct: Ct));
        line = opened;
        await Task.WhenAll(StartScanAsync(), Platform.Gateway.StartAsync(settings: hosts, ct: Ct));
    }
}
