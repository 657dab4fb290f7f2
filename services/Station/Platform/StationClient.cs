using System.Net;

namespace ArchivePlatform.Stations.Platform;

/// <summary>Makes the client by which a station speaks HTTP: never redirected, by the machine's proxy unless the platform is this machine.</summary>
internal static class StationClient
{
    public static HttpClient For(Uri gateway) => new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = !gateway.IsLoopback,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
        AutomaticDecompression = DecompressionMethods.None,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };
}
