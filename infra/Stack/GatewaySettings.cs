using System.Globalization;

namespace ArchivePlatform.Stack;

/// <summary>What the gateway of an instance must know beyond what every part does: its origins, the replicas behind it, the store.</summary>
public static class GatewaySettings
{
    private const int Replicas = 2;

    /// <summary>The destinations of <paramref name="replicas"/> replicas of each service, as settings that win over the instance's own.</summary>
    public static Dictionary<string, string> Destinations(Instance instance, int replicas) => new(
        from service in Service.All
        from replica in Enumerable.Range(1, replicas)
        select KeyValuePair.Create(
            string.Create(CultureInfo.InvariantCulture, $"ReverseProxy__Clusters__{service.Name}__Destinations__{replica}__Address"),
            ServiceProcess.AddressOf(instance, service, replica).ToString()));

    /// <summary>The store that uploads go to, as settings that win over the instance's own.</summary>
    /// <param name="store">Settings of a key for it, as its service has them.</param>
    public static Dictionary<string, string> Store(IReadOnlyDictionary<string, string> store)
    {
        ArgumentNullException.ThrowIfNull(store);
        return new() { ["Storage__Endpoint"] = store["Storage__Endpoint"], ["Storage__Buckets__0"] = store["Storage__Bucket"] };
    }

    internal static Dictionary<string, string> Of(Instance instance) =>
        new([.. Origins(instance), .. Destinations(instance, replicas: 1), .. Store(instance)])
        {
            ["Limits__NameKey"] = Secrets.Named(instance.Name, "sign-in-names"),
        };

    private static Dictionary<string, string> Origins(Instance instance)
    {
        var hosts =
            from replica in Enumerable.Range(1, Replicas)
            from host in (string[])[Servers.Host, "localhost"]
            select string.Create(CultureInfo.InvariantCulture, $"{host}:{ServiceProcess.AddressOf(instance, Service.Gateway, replica).Port}");
        return new(hosts.Select((host, place) => KeyValuePair.Create(string.Create(CultureInfo.InvariantCulture, $"Gateway__AllowedHosts__{place}"), host)));
    }

    /// <summary>The store the scanning service has a key for; none where the instance has no bucket.</summary>
    private static Dictionary<string, string> Store(Instance instance) => ScanSettings.Of(instance) is { Count: > 0 } store ? Store(store) : [];
}
