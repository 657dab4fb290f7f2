using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using Scalar.AspNetCore;

namespace ArchivePlatform.Gateway.Docs;

/// <summary>The description of all routes for developers and operations; for everybody else there is nothing here.</summary>
internal static class DocsRoutes
{
    private const string Page = "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    /// <exception cref="RequestRefused"><c>NOT_FOUND</c></exception>
    internal static Task HideAsync(HttpContext context, RequestDelegate next)
    {
        if (!context.Request.Path.StartsWithSegments("/docs"))
            return next(context);
        if (!context.User.HasClaim("role", "DEVELOPER") && !context.User.HasClaim("role", "OPERATIONS"))
            throw new RequestRefused(Refusals.NotFound);
        context.Response.Headers.ContentSecurityPolicy = Page;
        return next(context);
    }

    internal static void Map(WebApplication app)
    {
        app.MapGet("/docs/openapi.json", (HttpContext context, MergedOpenApi merged, CancellationToken ct) =>
            merged.ReadAsync(context.Request.Headers.Authorization.ToString(), ct)).RequireAuthorization(Policies.Developer);
        app.MapScalarApiReference("/docs", page => page
            .WithTitle("ArchivePlatform")
            .WithOpenApiRoutePattern("/docs/openapi.json")
            .DisableDefaultFonts()).RequireAuthorization(Policies.Developer);
    }
}
