namespace ArchivePlatform.Identities.Domain;

/// <summary>One sign-in of a person at one browser; the cookie and every refresh live only as long as it does.</summary>
public sealed class Session(Guid id, string person, string agent, bool withSecondFactor, DateTimeOffset beganAt, DateTimeOffset expiresAt)
{
    public Guid Id { get; private set; } = id;

    public string Person { get; private set; } = person;

    /// <summary>What the browser calls itself, at most 200 characters, so that a person recognises it.</summary>
    public string Agent { get; private set; } = agent;

    public bool WithSecondFactor { get; private set; } = withSecondFactor;

    public DateTimeOffset BeganAt { get; private set; } = beganAt;

    public DateTimeOffset ExpiresAt { get; private set; } = expiresAt;

    /// <summary>When it was ended; null while it lives.</summary>
    public DateTimeOffset? EndedAt { get; private set; }

    /// <summary>Whether it still carries its person.</summary>
    public bool IsAlive(DateTimeOffset now) => EndedAt is null && now < ExpiresAt;

    /// <summary>Ends it; an ended one stays as it is.</summary>
    public void End(DateTimeOffset now) => EndedAt ??= now;
}
