using Yarp.ReverseProxy.Model;

namespace ArchivePlatform.Gateway.Forwarding;

/// <summary>What sort of route a request takes, as the route's configuration says (<c>Metadata:Kind</c>).</summary>
internal static class RouteKind
{
    internal const string Api = "api";
    internal const string SignIn = "sign-in";
    internal const string Upload = "upload";
    internal const string Health = "health";

    private const string Nowhere = "";

    internal static string Of(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<RouteModel>() is { } route
            ? route.Config.Metadata?.GetValueOrDefault("Kind") ?? Nowhere
            : context.Request.Path.StartsWithSegments("/health", StringComparison.Ordinal) ? Health : Nowhere;
}
