namespace ArchivePlatform.Identities.Doors;

/// <summary>Where a request comes from, once the gateway's word for it was taken.</summary>
internal static class Caller
{
    internal static string Address(HttpContext http) => http.Connection.RemoteIpAddress?.MapToIPv6().ToString() ?? "unknown";
}
