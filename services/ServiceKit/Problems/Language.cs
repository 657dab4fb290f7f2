using System.Reflection;
using Microsoft.AspNetCore.Http;

namespace ArchivePlatform.ServiceKit.Problems;

/// <summary>Language of the sentences inside an answer that is no refusal as a whole: Chinese unless the caller ranks English higher.</summary>
public sealed record Language(bool Chinese)
{
    /// <summary>Reads <c>Accept-Language</c>.</summary>
    public static ValueTask<Language?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var best = context.Request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(language => language.Quality ?? 1)
            .Select(language => language.Value.ToString())
            .FirstOrDefault(language => language.StartsWith("zh", StringComparison.OrdinalIgnoreCase) || language.StartsWith("en", StringComparison.OrdinalIgnoreCase));
        return new(new Language(best?.StartsWith("en", StringComparison.OrdinalIgnoreCase) != true));
    }
}
