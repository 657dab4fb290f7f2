using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>A batch with its transfer list, as far as the caller may read it.</summary>
/// <param name="State"><c>DRAFT</c>, <c>SUBMITTED</c>, <c>PARTLY_ACCEPTED</c>, <c>ACCEPTED</c>, <c>RETURNED</c> or <c>WITHDRAWN</c>.</param>
/// <param name="SubmittedAt">Server time of the latest submission; null while a draft.</param>
/// <param name="External">Whether it comes from another company's people and needs a countersignature before it is accepted (clause 4.3.2).</param>
/// <param name="CountersignedAt">When what is offered now was countersigned; null before.</param>
public sealed record BatchView(
    Guid Id, long Version, string BatchNo, string State, string FromDepartment, string? FromTeam, string ToDepartment, string? ToTeam,
    BatchTotals Totals, IReadOnlyList<LineView> Lines, DateTimeOffset CreatedAt, string CreatedBy, DateTimeOffset? SubmittedAt, string? SubmittedBy,
    bool External, DateTimeOffset? CountersignedAt, string? CountersignedBy)
    : IVersioned
{
    internal static BatchView Of(Batch batch) => new(
        batch.Id, batch.Version, batch.Number, batch.State.Code(), batch.From.Department, batch.From.Team, batch.To.Department, batch.To.Team,
        new BatchTotals(batch.Shown.Count(), batch.Shown.Sum(line => line.Pages)), [.. batch.Shown.Select(LineView.Of)],
        batch.CreatedAt, batch.CreatedBy, batch.SubmittedAt, batch.SubmittedBy,
        batch.IsExternal, batch.CountersignedAt, batch.CountersignedBy);
}

/// <summary>What stands under the transfer list.</summary>
public sealed record BatchTotals(int Lines, int Pages);

/// <summary>One line of the transfer list.</summary>
/// <param name="State"><c>LISTED</c>, <c>OFFERED</c>, <c>ACCEPTED</c>, <c>RETURNED</c> or <c>WITHDRAWN</c>.</param>
/// <param name="SubmittedAt">Server time of the submission that offers it: the day that counts (AMB-30).</param>
/// <param name="ResubmitBy">Day by which a returned line should be offered again; null where the calendar year is missing.</param>
public sealed record LineView(
    int Seq, Guid ItemId, Guid PropertyId, Guid? SaleId, int Pages, string State, DateTimeOffset? SubmittedAt,
    DateTimeOffset? DecidedAt, string? DecidedBy, string? ReturnReason, DateOnly? ResubmitBy)
{
    internal static LineView Of(BatchLine line) => new(
        line.Seq, line.ItemId, line.PropertyId, line.SaleId, line.Pages, line.State.Code(), line.SubmittedAt,
        line.DecidedAt, line.DecidedBy, line.ReturnReason, line.ResubmitBy);
}
