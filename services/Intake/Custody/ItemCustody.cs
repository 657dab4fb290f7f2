using ArchivePlatform.Contracts.Handovers;

namespace ArchivePlatform.Intake.Custody;

/// <summary>Who holds an item since its latest accepted handover; Handover alone decides it (clause 5.1.4).</summary>
internal sealed class ItemCustody
{
    /// <summary>The item's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Number of the custody step, from 1; newer wins.</summary>
    public int Hop { get; private set; }

    public string DepartmentCode { get; private set; } = "";
    public string? TeamCode { get; private set; }
    public Guid BatchId { get; private set; }
    public string BatchNo { get; private set; } = "";

    /// <summary>When the receiver accepted.</summary>
    public DateTimeOffset Since { get; private set; }

    /// <summary>Takes over a later step; an earlier one is ignored.</summary>
    public void Take(BatchLinesAccepted batch, AcceptedLine line)
    {
        if (Hop >= line.Hop)
            return;
        (Hop, DepartmentCode, TeamCode) = (line.Hop, batch.ToDepartment, batch.ToTeam);
        (BatchId, BatchNo, Since) = (batch.BatchId, batch.BatchNo, batch.AcceptedAt);
    }
}
