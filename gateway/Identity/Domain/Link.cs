namespace ArchivePlatform.Identities.Domain;

/// <summary>A one-time link or code somebody was given: for whom, for what, until when (clause 5.1.6).</summary>
public sealed class Link
{
    private Link(Guid id, string kind, string subject, byte[] digest, DateTimeOffset madeAt, DateTimeOffset expiresAt, string madeBy)
    {
        Id = id;
        Kind = kind;
        Subject = subject;
        Digest = digest;
        MadeAt = madeAt;
        ExpiresAt = expiresAt;
        MadeBy = madeBy;
    }

    public Guid Id { get; private set; }

    /// <summary><c>INVITATION</c>, <c>RESET</c> or <c>ENROLMENT</c>.</summary>
    public string Kind { get; private set; }

    /// <summary>The person or station it is for.</summary>
    public string Subject { get; private set; }

    public byte[] Digest { get; private set; }

    public DateTimeOffset MadeAt { get; private set; }

    public DateTimeOffset ExpiresAt { get; private set; }

    public string MadeBy { get; private set; }

    /// <summary>When it was used or withdrawn; null while it is good.</summary>
    public DateTimeOffset? UsedAt { get; private set; }

    /// <summary>Opens the sign-up of a new person, for 7 days.</summary>
    public static Link Invitation(Guid id, string person, string code, DateTimeOffset now, string by) =>
        new(id, "INVITATION", person, OneTimeCode.Digest(code), now, now.AddDays(7), by);

    /// <summary>Lets a person choose a new password, for 24 hours.</summary>
    public static Link Reset(Guid id, string person, string code, DateTimeOffset now, string by) =>
        new(id, "RESET", person, OneTimeCode.Digest(code), now, now.AddHours(24), by);

    /// <summary>Lets a scanning station take its secret, for 24 hours.</summary>
    public static Link Enrolment(Guid id, string station, string code, DateTimeOffset now, string by) =>
        new(id, "ENROLMENT", station, OneTimeCode.Digest(code), now, now.AddHours(24), by);
}
