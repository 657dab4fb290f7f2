namespace ArchivePlatform.Contracts.Handovers;

/// <summary>Handover announces the state of a batch whenever it changes (clause 5.1.4, AMB-27).</summary>
/// <param name="State"><c>DRAFT</c>, <c>SUBMITTED</c>, <c>PARTLY_ACCEPTED</c>, <c>ACCEPTED</c>, <c>RETURNED</c> or <c>WITHDRAWN</c>.</param>
/// <param name="SubmittedAt">Server time of the latest submission; null while a draft.</param>
/// <param name="CountersignedAt">When customer service countersigned what another company's people offer (clause 4.3.2); null before, and for every other batch.</param>
/// <param name="CountersignedBy">Who did; null with <paramref name="CountersignedAt"/>.</param>
public sealed record BatchChanged(
    Guid BatchId,
    Guid CompanyId,
    string BatchNo,
    string State,
    string FromDepartment,
    string? FromTeam,
    string ToDepartment,
    string? ToTeam,
    int Lines,
    DateTimeOffset? SubmittedAt,
    long Version,
    DateTimeOffset OccurredAt,
    string By,
    DateTimeOffset? CountersignedAt = null,
    string? CountersignedBy = null);
