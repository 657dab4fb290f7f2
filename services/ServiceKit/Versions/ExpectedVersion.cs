using System.Globalization;
using System.Reflection;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ArchivePlatform.ServiceKit.Versions;

/// <summary>The version a caller has seen, from <c>If-Match</c>: <c>"7"</c>. A route that takes it refuses a request without it (428).</summary>
public sealed record ExpectedVersion(long Value)
{
    /// <summary>Refuses when the subject has changed since the caller read it.</summary>
    /// <exception cref="RequestRefused"><c>STALE_VERSION</c> (412)</exception>
    public void Require(IVersioned subject)
    {
        if (subject.Version != Value)
            throw new RequestRefused(Refusals.StaleVersion);
    }

    /// <summary>Reads the header.</summary>
    public static ValueTask<ExpectedVersion?> BindAsync(HttpContext context, ParameterInfo parameter)
    {
        var header = context.Request.Headers.IfMatch.ToString();
        if (header.Length == 0)
            throw new RequestRefused(Refusals.PreconditionRequired);
        if (!EntityTagHeaderValue.TryParse(header, out var tag) || tag.IsWeak
            || !long.TryParse(tag.Tag.AsSpan().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out var version))
            throw new RequestRefused(Refusals.StaleVersion);
        return new(new ExpectedVersion(version));
    }
}
