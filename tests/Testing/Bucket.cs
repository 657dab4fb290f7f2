using ArchivePlatform.Stack;

namespace ArchivePlatform.Testing;

/// <summary>The store of the tests: one bucket and key for all runs, for what is kept there cannot be removed; and the service and gateway that use it.</summary>
public static class Bucket
{
    private const string Namespace = "scantests";

    private static readonly SemaphoreSlim Gate = new(1);
    private static IReadOnlyDictionary<string, string>? key;

    /// <summary>The service's own key, bucket and store.</summary>
    public static IReadOnlyDictionary<string, string> Key => key ?? throw new InvalidOperationException("The store is not open.");

    /// <summary>Another service's, for reaching where it must not.</summary>
    public static IReadOnlyDictionary<string, string> Foreign => EnvFile.Read(Checkout.InLocal("instances", Namespace, "s3", "other.env"));

    /// <summary>The owner's, which is nobody's at work.</summary>
    public static IReadOnlyDictionary<string, string> Owner
    {
        get
        {
            var owner = File.ReadAllText(Checkout.InLocal("s3", "owner.env")).Trim().Split(':');
            return new Dictionary<string, string>(Key) { ["Storage__AccessKey"] = owner[0], ["Storage__SecretKey"] = owner[1] };
        }
    }

    /// <summary>Starts the store, service and gateway unless they run; from then on the instance starts both with the store.</summary>
    public static async Task OpenAsync(Platform platform, CancellationToken ct)
    {
        var (service, gateway) = (platform.Services["scan"], platform.Gateway);
        await Gate.WaitAsync(ct);
        try
        {
            if (key is null)
            {
                key = await KeyAsync(Namespace, ct, "other");
                platform.Instance.UseStore(key);
                EnvFile.Write(platform.Instance.Path("disposal", "scan.env"), EnvFile.Read(Checkout.InLocal("instances", Namespace, "disposal", "scan.env")));
                await Task.WhenAll(service.StopAsync(ct: ct), gateway.StopAsync(ct: ct));
            }
            await Task.WhenAll(service.StartAsync(ct: ct), gateway.StartAsync(ct: ct));
        }
        finally
        {
            Gate.Release();
        }
    }

    /// <summary>Starts the store and makes the scanning service's key and bucket in a namespace, where they are missing.</summary>
    /// <param name="others">Services that get a key and bucket beside it.</param>
    public static async Task<IReadOnlyDictionary<string, string>> KeyAsync(string space, CancellationToken ct, params string[] others)
    {
        await Servers.StartAsync(ct, "s3");
        await Servers.ProvisionStoreAsync(space, ct, ["scan", .. others]);
        return EnvFile.Read(Checkout.InLocal("instances", space, "s3", "scan.env"));
    }
}
