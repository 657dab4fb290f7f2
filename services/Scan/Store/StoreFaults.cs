namespace ArchivePlatform.Scanning.Store;

/// <summary>The store does not answer in time, or not as it should; trying again later makes sense. The kit answers it with 503.</summary>
internal sealed class StoreAway(string why, Exception? inner = null) : TimeoutException(why, inner);

/// <summary>The store refuses a request for good.</summary>
/// <param name="status">HTTP status of its answer.</param>
/// <param name="code">Its own word, for example <c>AccessDenied</c>; empty where it says none.</param>
internal sealed class StoreRefused(int status, string code) : Exception($"The store refuses: {status} {code}")
{
    internal int Status { get; } = status;

    internal string Code { get; } = code;
}
