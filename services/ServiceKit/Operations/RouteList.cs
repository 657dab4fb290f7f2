using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Routing;

namespace ArchivePlatform.ServiceKit.Operations;

/// <summary>One route of the service as it runs.</summary>
/// <param name="Policies">Policies the caller must pass, or <c>anonymous</c>; empty where none is named, which a test refuses.</param>
public sealed record RouteView(string Method, string Pattern, IReadOnlyList<string> Policies);

/// <summary>Every route with its policies, as the running service has them.</summary>
internal static class RouteList
{
    internal static IReadOnlyList<RouteView> Of(EndpointDataSource routes) =>
        [.. routes.Endpoints.OfType<RouteEndpoint>()
            .SelectMany(route => Methods(route).Select(method => new RouteView(method, $"/{route.RoutePattern.RawText?.TrimStart('/')}", Policies(route))))
            .OrderBy(route => route.Pattern, StringComparer.Ordinal).ThenBy(route => route.Method, StringComparer.Ordinal)];

    private static IEnumerable<string> Methods(RouteEndpoint route) =>
        route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["*"];

    private static List<string> Policies(RouteEndpoint route) =>
        route.Metadata.GetMetadata<IAllowAnonymous>() is not null
            ? ["anonymous"]
            : [.. route.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Distinct()];
}
