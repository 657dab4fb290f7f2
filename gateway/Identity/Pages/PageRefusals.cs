using System.Globalization;
using System.Text.Encodings.Web;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Identities.Pages;

/// <summary>Shows a refusal as a page to who reads pages; programs get the problem document.</summary>
internal static class PageRefusals
{
    internal static async Task ShowAsync(HttpContext http, RequestDelegate next)
    {
        try
        {
            await next(http);
        }
        catch (RequestRefused refused) when (ReadsPages(http) && !http.Response.HasStarted)
        {
            await WriteAsync(http, refused.Refusal);
        }
    }

    private static async Task WriteAsync(HttpContext http, Refusal refusal)
    {
        var chinese = Language.IsChinese(http);
        http.Response.StatusCode = refusal.Status;
        http.Response.ContentType = "text/html; charset=utf-8";
        if (refusal.RetryAfterSeconds is { } seconds)
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);
        PageHeaders.Set(http, null);
        await http.Response.WriteAsync($"""
            <!DOCTYPE html>
            <html lang="{(chinese ? "zh-CN" : "en")}"><head><meta charset="utf-8"><title>{refusal.Code}</title><style>{Stylesheet.Text}</style></head>
            <body><main><p class="fault" role="alert">{HtmlEncoder.Default.Encode(chinese ? refusal.Zh : refusal.En)}</p>
            <p><a href="/account/sign-in">{(chinese ? "返回登录" : "Back to sign-in")}</a></p></main></body></html>
            """, http.RequestAborted);
    }

    private static bool ReadsPages(HttpContext http) => http.Request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);
}
