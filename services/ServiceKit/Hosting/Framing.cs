using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>Refuses a request whose end two readers could see in different places, and closes its connection.</summary>
/// <remarks>
/// Kestrel refuses most of these by itself, but of a request with both <c>Transfer-Encoding</c> and <c>Content-Length</c> it renames the second
/// to <c>X-Content-Length</c> and reads on, and it takes any list of codings that ends in <c>chunked</c>. Every hop refuses it, so that neither needs to trust the other.
/// </remarks>
internal static class Framing
{
    internal static Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        var headers = context.Request.Headers;
        if (!IsAmbiguous(headers) && !IsUpgradeToHttp2(headers))
            return next(context);
        context.Response.OnStarting(static response => Close((HttpResponse)response), context.Response);
        throw new RequestRefused(Refusals.FramingInvalid);
    }

    private static bool IsAmbiguous(IHeaderDictionary headers)
    {
        if (headers.ContainsKey("X-Content-Length"))
            return true;
        var coding = headers.TransferEncoding;
        return coding.Count > 0 && (headers.ContentLength is not null || !string.Equals(coding.ToString(), "chunked", StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsUpgradeToHttp2(IHeaderDictionary headers) =>
        headers.ContainsKey("HTTP2-Settings") || headers.Upgrade.ToString().Contains("h2", StringComparison.OrdinalIgnoreCase);

    private static Task Close(HttpResponse response)
    {
        response.Headers.Connection = "close";
        return Task.CompletedTask;
    }
}
