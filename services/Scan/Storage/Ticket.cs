namespace ArchivePlatform.Scanning.Storage;

/// <summary>Lets one person look at one medium for one purpose for a few minutes without a token, for example in a player (clause 5.11.1).</summary>
internal sealed class Ticket
{
    /// <summary>Longest time it is good for.</summary>
    public static readonly TimeSpan GoodFor = TimeSpan.FromMinutes(5);

    /// <summary>Id of the view it opens.</summary>
    public Guid Id { get; init; }

    /// <summary>SHA-256 of the secret; the secret itself lies nowhere.</summary>
    public byte[] SecretHash { get; init; } = [];

    public Guid MediaId { get; init; }

    public string Person { get; init; } = "";

    /// <summary>What the caller's token said when it was issued, as JSON; whether it is still true is asked at every use.</summary>
    public string Claims { get; init; } = "";

    /// <summary>Instant from which the token's claims were believed.</summary>
    public DateTimeOffset ClaimedAt { get; init; }

    public string Purpose { get; init; } = "";

    public DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was first used, and with that the view announced; null before.</summary>
    public DateTimeOffset? UsedAt { get; set; }
}
