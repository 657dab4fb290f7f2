using ArchivePlatform.Contracts.Handovers;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>Who holds an item since its latest accepted handover; Handover alone decides it (clause 5.1.4).</summary>
internal sealed class KnownCustody
{
    /// <summary>The item's id.</summary>
    public Guid Id { get; init; }

    /// <summary>Number of the custody step, from 1; newer wins.</summary>
    public int Hop { get; private set; }

    public string DepartmentCode { get; private set; } = "";

    /// <summary>Takes over a later step; an earlier one is ignored.</summary>
    public void Take(BatchLinesAccepted batch, AcceptedLine line)
    {
        if (Hop < line.Hop)
            (Hop, DepartmentCode) = (line.Hop, batch.ToDepartment);
    }
}
