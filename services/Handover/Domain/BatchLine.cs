namespace ArchivePlatform.Handovers.Domain;

/// <summary>One item on a transfer list.</summary>
internal sealed class BatchLine
{
    private BatchLine()
    {
    }

    /// <summary>Place on the list, from 1, without gaps.</summary>
    public int Seq { get; private set; }

    public Guid ItemId { get; private set; }

    public Guid PropertyId { get; private set; }

    public Guid? SaleId { get; private set; }

    /// <summary>Pages, 0 or more, as registered at the latest submission.</summary>
    public int Pages { get; private set; }

    public LineState State { get; private set; }

    /// <summary>Server time of the submission that offers this line: the time that counts as handed over (AMB-30).</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    public string? SubmittedBy { get; private set; }

    public DateTimeOffset? DecidedAt { get; private set; }

    public string? DecidedBy { get; private set; }

    /// <summary>Why the receiver sent it back; kept when it is offered again.</summary>
    public string? ReturnReason { get; private set; }

    /// <summary>Day by which a returned line should be offered again; null where the calendar year is missing.</summary>
    public DateOnly? ResubmitBy { get; private set; }

    internal static BatchLine Of(int seq, OfferedItem item)
    {
        var line = new BatchLine { Seq = seq, ItemId = item.ItemId, State = LineState.Listed };
        line.Describe(item);
        return line;
    }

    internal void Describe(OfferedItem item) => (PropertyId, SaleId, Pages) = (item.PropertyId, item.SaleId, item.Pages);

    internal void Offer(string by, DateTimeOffset at) => (State, SubmittedAt, SubmittedBy, ResubmitBy) = (LineState.Offered, at, by, null);

    internal void Accept(string by, DateTimeOffset at) => (State, DecidedAt, DecidedBy) = (LineState.Accepted, at, by);

    internal void Return(string reason, DateOnly? resubmitBy, string by, DateTimeOffset at) =>
        (State, ReturnReason, ResubmitBy, DecidedAt, DecidedBy) = (LineState.Returned, reason, resubmitBy, at, by);

    internal void Withdraw() => State = LineState.Withdrawn;
}
