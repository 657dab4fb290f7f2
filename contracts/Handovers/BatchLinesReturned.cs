namespace ArchivePlatform.Contracts.Handovers;

/// <summary>Handover announces lines that went back to the giver with a reason (AMB-27); custody has not moved.</summary>
public sealed record BatchLinesReturned(
    Guid BatchId,
    Guid CompanyId,
    string BatchNo,
    IReadOnlyList<ReturnedLine> Lines,
    long Version,
    DateTimeOffset OccurredAt,
    string By);

/// <summary>One returned item.</summary>
/// <param name="ResubmitBy">Day by which the giver must offer it again; null where the calendar year is missing.</param>
public sealed record ReturnedLine(int Seq, Guid ItemId, string Reason, DateOnly? ResubmitBy);
