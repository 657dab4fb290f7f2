using System.Buffers;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Gateway.Entry;

/// <summary>Refuses by form, before anybody is asked who they are: foreign hosts, addresses two hops could read differently, what is too large.</summary>
internal sealed class RequestForm(RequestDelegate next, IOptions<GatewayOptions> options)
{
    private static readonly SearchValues<char> Refused = SearchValues.Create(";\\\0#");
    private static readonly string[] Escapes = ["%2f", "%5c", "%2e", "%00", "%25", "%3b", "%0a", "%0d"];

    private readonly GatewayOptions limits = options.Value;
    private readonly HashSet<string> hosts = new(options.Value.AllowedHosts, StringComparer.OrdinalIgnoreCase);

    public Task InvokeAsync(HttpContext context)
    {
        if (FaultOf(context) is { } fault)
            throw new RequestRefused(fault);
        return next(context);
    }

    private Refusal? FaultOf(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()!.RawTarget;
        if (!target.StartsWith('/') || !hosts.Contains(context.Request.Host.Value ?? ""))
            return Refusals.HostNotAllowed;
        if (target.Length > limits.MostUrlCharacters)
            return Refusals.UriTooLong;
        if (IsTooLarge(context.Request.Headers))
            return Refusals.HeadersTooLarge;
        if (IsOdd(target.AsSpan(0, target.IndexOf('?', StringComparison.Ordinal) is var end and >= 0 ? end : target.Length)))
            return Refusals.PathInvalid;
        if (!IsMethod(context.Request.Method))
            return Refusals.MethodNotAllowed;
        if (context.Request.Headers.ContentEncoding.Count > 0 && !context.Request.Path.StartsWithSegments("/media", StringComparison.Ordinal))
            return Refusals.MediaType;
        return ReturnsHome(context.Request) ? null : Refusals.RedirectNotAllowed;
    }

    private bool IsTooLarge(IHeaderDictionary headers)
    {
        var (lines, bytes) = (0, 0);
        foreach (var (name, values) in headers)
        {
            foreach (var value in values)
                (lines, bytes) = (lines + 1, bytes + name.Length + (value?.Length ?? 0) + 4);
        }
        return lines > limits.MostHeaders || bytes > limits.MostHeaderBytes;
    }

    /// <summary>Dot segments, empty segments, path parameters, backslashes, and escapes of any of these.</summary>
    private static bool IsOdd(ReadOnlySpan<char> path)
    {
        if (path.ContainsAny(Refused) || path.Contains("//", StringComparison.Ordinal) || HasDots(path))
            return true;
        if (!path.Contains('%'))
            return false;
        foreach (var escape in Escapes)
        {
            if (path.Contains(escape, StringComparison.OrdinalIgnoreCase))
                return true;
        }
        return false;
    }

    private static bool HasDots(ReadOnlySpan<char> path) =>
        path.Contains("/./", StringComparison.Ordinal) || path.Contains("/../", StringComparison.Ordinal)
        || path.EndsWith("/.", StringComparison.Ordinal) || path.EndsWith("/..", StringComparison.Ordinal);

    /// <summary>As written: a verb in small letters is another verb to some readers.</summary>
    private static bool IsMethod(string method) => method is "GET" or "HEAD" or "POST" or "PUT" or "PATCH" or "DELETE";

    /// <summary>An address to return to after sign-in stays on this origin: a path, not another site's address.</summary>
    private static bool ReturnsHome(HttpRequest request) =>
        !request.QueryString.HasValue
        || !request.QueryString.Value!.Contains("returnurl", StringComparison.OrdinalIgnoreCase)
        || request.Query["returnUrl"].All(IsLocal);

    private static bool IsLocal(string? address) =>
        address is "/" || (address is ['/', not '/' and not '\\', ..] && !address.Any(letter => letter is '\\' || char.IsControl(letter)));
}
