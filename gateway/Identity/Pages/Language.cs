namespace ArchivePlatform.Identities.Pages;

/// <summary>The language of the pages: as chosen there, else as the browser ranks them; Chinese unless English is ranked higher.</summary>
internal static class Language
{
    internal const string Parameter = "lang";
    private const string Cookie = "archive-language";

    internal static bool IsChinese(HttpContext http)
    {
        var chosen = http.Request.Query[Parameter].FirstOrDefault() ?? http.Request.Cookies[Cookie];
        if (chosen is "zh" or "en")
            return chosen == "zh";
        var ranked = http.Request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString());
        return !(ranked.FirstOrDefault(tag => Is(tag, "zh") || Is(tag, "en")) is { } best && Is(best, "en"));
    }

    /// <summary>Remembers a choice made on the page.</summary>
    internal static void Keep(HttpContext http)
    {
        if (http.Request.Query[Parameter].FirstOrDefault() is "zh" or "en")
            http.Response.Cookies.Append(Cookie, http.Request.Query[Parameter]!, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = http.Request.IsHttps });
    }

    private static bool Is(string tag, string language) => tag.StartsWith(language, StringComparison.OrdinalIgnoreCase);
}
