using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Handovers.Domain;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>What is announced of a batch.</summary>
internal static class BatchNews
{
    public static BatchChanged Changed(Batch batch, string by, DateTimeOffset at) => new(
        batch.Id, batch.CompanyId, batch.Number, batch.State.Code(), batch.From.Department, batch.From.Team, batch.To.Department, batch.To.Team,
        batch.Lines.Count, batch.SubmittedAt, batch.Version, at, by, batch.CountersignedAt, batch.CountersignedBy);

    /// <summary>One announcement for each submission the accepted lines come from, since a message carries one time of submission (AMB-30).</summary>
    /// <param name="steps">The custody step of each accepted item.</param>
    public static IEnumerable<BatchLinesAccepted> Accepted(Batch batch, IReadOnlyList<BatchLine> lines, IReadOnlyDictionary<Guid, CustodyHop> steps, string by, DateTimeOffset at) =>
        lines.GroupBy(line => line.SubmittedAt!.Value).Select(submission => new BatchLinesAccepted(
            batch.Id, batch.CompanyId, batch.Number, batch.From.Department, batch.From.Team, batch.To.Department, batch.To.Team,
            submission.Key, at,
            [.. submission.Select(line => new AcceptedLine(line.Seq, line.ItemId, line.PropertyId, line.SaleId, line.Pages, steps[line.ItemId].Hop))],
            batch.Version, at, by));

    public static BatchLinesReturned Returned(Batch batch, IReadOnlyList<BatchLine> lines, string by, DateTimeOffset at) => new(
        batch.Id, batch.CompanyId, batch.Number,
        [.. lines.Select(line => new ReturnedLine(line.Seq, line.ItemId, line.ReturnReason!, line.ResubmitBy))],
        batch.Version, at, by);

    public static string Subject(Batch batch) => $"batch/{batch.Id}";
}
