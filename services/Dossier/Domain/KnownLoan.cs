using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>A loan as Lending last announced it: whether a volume is out and until when, never with whom (clause 5.11.1).</summary>
internal sealed class KnownLoan : IVersioned
{
    public Guid LoanId { get; init; }

    /// <summary>The volume.</summary>
    public Guid VolumeId { get; private set; }

    /// <summary>Whether the volume is out of its place.</summary>
    public bool IsOut { get; private set; }

    /// <summary>Last day; null where a calendar year is missing.</summary>
    public DateOnly? DueOn { get; private set; }

    /// <inheritdoc/>
    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    internal void Take(Guid volumeId, bool isOut, DateOnly? dueOn, long version)
    {
        if (Version < version)
            (VolumeId, IsOut, DueOn, Version) = (volumeId, isOut, dueOn, version);
    }
}
