using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>In which dossier an accepted item lies, as Dossier last announced it: from then on the dossier's level is the item's (clause 5.1.5).</summary>
internal sealed class KnownFiling : IRemembered<ItemFiled>
{
    public Guid ItemId { get; init; }
    public Guid DossierId { get; private set; }

    /// <summary>Version of the dossier from which on its level counts the item.</summary>
    public long DossierVersion { get; private set; }

    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(ItemFiled state)
    {
        if (Version >= state.Version)
            return;
        (DossierId, DossierVersion, Version) = (state.DossierId, state.DossierVersion, state.Version);
    }
}
