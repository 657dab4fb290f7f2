using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>In which dossier an accepted item lies, as Dossier last announced it: from then on the dossier's level is the item's (clause 5.1.5).</summary>
internal sealed class KnownFiling : IRemembered<ItemFiled>
{
    /// <summary>The item's id.</summary>
    public Guid Id { get; init; }

    public Guid DossierId { get; private set; }

    /// <summary>Version of the dossier from which on its level counts the item.</summary>
    public long DossierVersion { get; private set; }

    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(ItemFiled state)
    {
        if (Version < state.Version)
            (DossierId, DossierVersion, Version) = (state.DossierId, state.DossierVersion, state.Version);
    }
}
