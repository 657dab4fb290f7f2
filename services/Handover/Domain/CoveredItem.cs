namespace ArchivePlatform.Handovers.Domain;

/// <summary>An item an obligation covers.</summary>
/// <param name="Part">Its subtype, by which it stands for a part of the checklist.</param>
/// <param name="RegisteredOn">Local archive date of <paramref name="RegisteredAt"/>.</param>
/// <param name="Submission">The submission whose line was accepted; null while none is.</param>
internal sealed record CoveredItem(Guid ItemId, string Part, DateTimeOffset RegisteredAt, DateOnly RegisteredOn, Submission? Submission);

/// <summary>The moment the giver handed over (AMB-30): the receiver's delay never makes the giver late.</summary>
/// <param name="Local">The same in local archive time.</param>
internal sealed record Submission(DateTimeOffset At, DateTime Local);
