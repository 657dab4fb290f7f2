namespace ArchivePlatform.Dossiers;

/// <summary>The caller's language for sentences inside an answer.</summary>
internal static class Language
{
    /// <summary>Chinese unless the caller ranks English higher.</summary>
    internal static bool IsChinese(HttpRequest request)
    {
        var ranked = request.GetTypedHeaders().AcceptLanguage.OrderByDescending(language => language.Quality ?? 1).Select(language => language.Value.ToString());
        return !(ranked.FirstOrDefault(tag => Is(tag, "zh") || Is(tag, "en")) is { } best && Is(best, "en"));
    }

    private static bool Is(string tag, string language) => tag.StartsWith(language, StringComparison.OrdinalIgnoreCase);
}
