namespace ArchivePlatform.Gateway.Entry;

/// <summary>What every answer says to browsers and caches, whoever wrote it; nothing of it is left to the services.</summary>
internal static class AnswerHeaders
{
    private const string Nothing = "default-src 'none'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'";

    private static readonly string[] Unwanted =
    [
        "Server", "X-Powered-By", "Access-Control-Allow-Origin", "Access-Control-Allow-Credentials", "Access-Control-Allow-Headers",
        "Access-Control-Allow-Methods", "Access-Control-Expose-Headers", "Access-Control-Max-Age", "traceparent", "tracestate",
    ];

    internal static Task SetAsync(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(static state => Complete((HttpContext)state), context);
        return next(context);
    }

    private static Task Complete(HttpContext context)
    {
        var headers = context.Response.Headers;
        foreach (var name in Unwanted)
            headers.Remove(name);
        headers.CacheControl = "no-store, private";
        headers.XContentTypeOptions = "nosniff";
        headers.XFrameOptions = "DENY";
        headers["Referrer-Policy"] = "no-referrer";
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=()";
        // A page's own policy may be narrower or name its scripts; data has nothing to run.
        if (headers.ContentSecurityPolicy.Count == 0)
            headers.ContentSecurityPolicy = Nothing;
        if (context.Request.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
        return Task.CompletedTask;
    }
}
