using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Lending.Registry;

/// <summary>A volume as its dossier was last announced: what is lent as one piece (clause 5.10.2).</summary>
internal sealed class KnownVolume : IVersioned
{
    public Guid VolumeId { get; init; }
    public Guid DossierId { get; private set; }

    /// <summary>For example <c>A1</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>Pages of its inventory, 0 or more.</summary>
    public int Pages { get; private set; }

    /// <summary>Version of its dossier.</summary>
    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(DossierChanged dossier, VolumeLine state)
    {
        if (Version >= dossier.Version)
            return;
        (DossierId, Code, Pages, Version) = (dossier.DossierId, state.Code, state.Pages, dossier.Version);
    }
}
