namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>One way to bring contents into the store.</summary>
internal interface IContestant
{
    string Name { get; }

    /// <summary>Root processes of its own servers.</summary>
    IReadOnlyList<int> Servers { get; }

    /// <summary>Brings every content of the pile in, so many requests with bytes at once.</summary>
    Task<Delivery> SendAsync(Pile pile, int streams, CancellationToken ct);

    /// <summary>SHA-256 of what is stored of a content, read back.</summary>
    /// <param name="content">Its name in the <see cref="Delivery"/>.</param>
    Task<string> DigestAsync(string content, CancellationToken ct);
}

/// <summary>What became of a pile.</summary>
/// <param name="Names">What each content is called where it was brought.</param>
/// <param name="Stored">Seconds until the last byte was answered for.</param>
/// <param name="Kept">Seconds until the last content was acknowledged: ours only once it was read back, compared and locked.</param>
internal sealed record Delivery(IReadOnlyList<string> Names, double Stored, double Kept);
