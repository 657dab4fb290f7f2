using System.Collections.Frozen;

namespace ArchivePlatform.Gateway.Entry;

/// <summary>Takes away what only a gateway may say, and what would make a service read another request than the gateway saw.</summary>
internal static class ForgedHeaders
{
    private static readonly string[] Families = ["X-Forwarded", "X-User", "X-Original", "X-Rewrite", "X-Auth", "X-Client", "X-Envoy", "X-Amzn"];

    private static readonly FrozenSet<string> Names = FrozenSet.ToFrozenSet(
        ["Forwarded", "Via", "X-Real-IP", "True-Client-IP", "CF-Connecting-IP", "X-Cluster-Client-IP", "X-Remote-User", "Remote-User", "baggage",
         "X-HTTP-Method", "X-HTTP-Method-Override", "X-Method-Override", "X-Host", "Proxy", "Proxy-Authorization"],
        StringComparer.OrdinalIgnoreCase);

    internal static Task RemoveAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        List<string>? forged = null;
        foreach (var name in headers.Keys)
        {
            if (IsForged(name))
                (forged ??= []).Add(name);
        }
        foreach (var name in forged ?? [])
            headers.Remove(name);
        return next(context);
    }

    private static bool IsForged(string name)
    {
        if (Names.Contains(name))
            return true;
        if (name.Length < 6 || name[0] is not ('X' or 'x') || name[1] != '-')
            return false;
        foreach (var family in Families)
        {
            if (name.StartsWith(family, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }
}
