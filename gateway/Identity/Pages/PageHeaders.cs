using ArchivePlatform.Identities.Settings;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.Pages;

/// <summary>What a browser may do with a page of the sign-in: show it, send its form here, and nothing else.</summary>
internal static class PageHeaders
{
    /// <param name="returnUrl">A browser follows a form's redirects only to origins the policy names: the application's, which the issuer checks exactly, and the other issuer's.</param>
    internal static void Set(HttpContext http, string? returnUrl)
    {
        var headers = http.Response.Headers;
        headers.ContentSecurityPolicy =
            $"default-src 'none'; style-src {Stylesheet.Source}; img-src data:; form-action 'self'{Application(returnUrl)}{OtherIssuer(http)}; frame-ancestors 'none'; base-uri 'none'";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
    }

    private static string Application(string? returnUrl)
    {
        var query = returnUrl?.IndexOf('?', StringComparison.Ordinal) is { } at and >= 0 ? returnUrl[at..] : "";
        return Origin(QueryHelpers.ParseQuery(query).GetValueOrDefault("redirect_uri"));
    }

    private static string OtherIssuer(HttpContext http) =>
        Origin(http.RequestServices.GetRequiredService<IOptions<IdentitySettings>>().Value.External?.Authority);

    private static string Origin(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && uri.Scheme is "http" or "https" ? " " + uri.GetLeftPart(UriPartial.Authority) : "";
}
