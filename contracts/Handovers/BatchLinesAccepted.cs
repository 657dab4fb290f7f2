namespace ArchivePlatform.Contracts.Handovers;

/// <summary>Handover announces accepted lines of one batch, at most 500 in a message; custody has passed (clause 5.1.4, AMB-27).</summary>
/// <param name="SubmittedAt">Server time at which these lines were submitted: the day that counts as handed over (AMB-30).</param>
public sealed record BatchLinesAccepted(
    Guid BatchId,
    Guid CompanyId,
    string BatchNo,
    string FromDepartment,
    string? FromTeam,
    string ToDepartment,
    string? ToTeam,
    DateTimeOffset SubmittedAt,
    DateTimeOffset AcceptedAt,
    IReadOnlyList<AcceptedLine> Lines,
    long Version,
    DateTimeOffset OccurredAt,
    string By);

/// <summary>One accepted item.</summary>
/// <param name="Hop">Number of the item's custody step, from 1; the highest says who holds it now.</param>
public sealed record AcceptedLine(int Seq, Guid ItemId, Guid PropertyId, Guid? SaleId, int Pages, int Hop);
