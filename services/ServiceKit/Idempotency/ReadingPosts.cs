using Microsoft.AspNetCore.Builder;

namespace ArchivePlatform.ServiceKit.Idempotency;

/// <summary>A POST that changes nothing, such as a search whose words may not stand in an address.</summary>
public static class ReadingPosts
{
    /// <summary>Says that the route only reads: it needs no <c>Idempotency-Key</c>, and neither key, digest nor answer is kept.</summary>
    public static RouteHandlerBuilder OnlyReads(this RouteHandlerBuilder route) => route.WithMetadata(Mark.Only);

    internal sealed class Mark
    {
        internal static readonly Mark Only = new();
    }
}
