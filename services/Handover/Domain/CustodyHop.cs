namespace ArchivePlatform.Handovers.Domain;

/// <summary>One step in the chain of who held an item. Steps by accepted lines never change once written.</summary>
internal sealed class CustodyHop
{
    private CustodyHop()
    {
    }

    public Guid ItemId { get; private set; }

    /// <summary>Number of the step, from 1.</summary>
    public int Hop { get; private set; }

    public Guid CompanyId { get; private set; }
    public string? FromDepartment { get; private set; }
    public string? FromTeam { get; private set; }
    public string ToDepartment { get; private set; } = "";
    public string? ToTeam { get; private set; }

    /// <summary>Whether the receiver was the company's custodian department.</summary>
    public bool ToCustodian { get; private set; }

    /// <summary>Whether the receiver had the duty of the client-affairs group on that day (clauses 4.3, 5.2.2).</summary>
    public bool ToClientAffairs { get; private set; }

    /// <summary>Batch whose accepted line moved the item; null for the first step.</summary>
    public Guid? BatchId { get; private set; }

    /// <summary>Server time of the submission of that line; null for the first step.</summary>
    public DateTimeOffset? SubmittedAt { get; private set; }

    public DateTimeOffset At { get; private set; }
    public string By { get; private set; } = "";

    /// <summary>Corrects the first step when an earlier announcement of the item arrives after a later one.</summary>
    public void Learn(DateTimeOffset announcedAt, string by)
    {
        if (BatchId is null && announcedAt < At)
            (At, By) = (announcedAt, by);
    }

    internal static CustodyHop First(Custody custody, DateTimeOffset at, string by) => new()
    {
        ItemId = custody.ItemId,
        Hop = custody.Hop,
        CompanyId = custody.CompanyId,
        ToDepartment = custody.Holder.Department,
        ToTeam = custody.Holder.Team,
        At = at,
        By = by,
    };

    internal static CustodyHop Next(Custody custody, Party from, Transfer transfer) => new()
    {
        ItemId = custody.ItemId,
        Hop = custody.Hop,
        CompanyId = custody.CompanyId,
        FromDepartment = from.Department,
        FromTeam = from.Team,
        ToDepartment = transfer.To.Department,
        ToTeam = transfer.To.Team,
        ToCustodian = transfer.ToCustodian,
        ToClientAffairs = transfer.ToClientAffairs,
        BatchId = transfer.BatchId,
        SubmittedAt = transfer.SubmittedAt,
        At = transfer.At,
        By = transfer.By,
    };
}
