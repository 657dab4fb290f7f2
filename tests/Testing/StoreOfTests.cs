using ArchivePlatform.Stack;

namespace ArchivePlatform.Testing;

/// <summary>Gives a test's platform a store: one bucket and key per kind of test for all runs, and Scan and the gateway started with it.</summary>
public sealed class StoreOfTests(Platform platform, string name)
{
    private IReadOnlyDictionary<string, string>? key;

    /// <summary>Starts the store, and Scan and the gateway with it.</summary>
    /// <param name="uploadOrigin">Origin that upload addresses begin with; the gateway's where none is given.</param>
    /// <param name="gateway">Settings of the gateway that win over its own.</param>
    public async Task OpenAsync(CancellationToken ct, Uri? uploadOrigin = null, IReadOnlyDictionary<string, string>? gateway = null)
    {
        await Servers.StartAsync(ct, "s3");
        await Command.RunAsync(Path.Combine(Checkout.Root, "infra", "local", "stack"), ["provision-s3", name, "scan"], ct);
        key = EnvFile.Read(Checkout.InLocal("instances", name, "s3", "scan.env"));
        ScanSettings = Stack.ScanSettings.In(platform.Instance, key);
        if (uploadOrigin is not null)
            ScanSettings["Storage__UploadOrigin"] = uploadOrigin.GetLeftPart(UriPartial.Authority);
        GatewaySettings = new(gateway ?? new Dictionary<string, string>()) { ["Storage__Endpoint"] = key["Storage__Endpoint"], ["Storage__Buckets__0"] = key["Storage__Bucket"] };
        await Task.WhenAll(platform.Services["scan"].StopAsync(ct: ct), platform.Gateway.StopAsync(ct: ct));
        await Task.WhenAll(StartScanAsync(ct), StartGatewayAsync(ct));
    }

    /// <summary>What Scan is started with.</summary>
    public Dictionary<string, string> ScanSettings { get; private set; } = [];

    /// <summary>What the gateway is started with.</summary>
    public Dictionary<string, string> GatewaySettings { get; private set; } = [];

    /// <summary>Starts Scan unless it runs.</summary>
    public Task StartScanAsync(CancellationToken ct) => platform.Services["scan"].StartAsync(settings: ScanSettings, ct: ct);

    /// <summary>Starts the gateway unless it runs.</summary>
    public Task StartGatewayAsync(CancellationToken ct) => platform.Gateway.StartAsync(settings: GatewaySettings, ct: ct);
}
