using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Custody;

/// <summary>Where an accepted item stands in its dossier, as Dossier last announced it.</summary>
internal sealed class ItemFiling : IRemembered<ItemFiled>
{
    /// <summary>The item's id.</summary>
    public Guid Id { get; init; }

    public Guid DossierId { get; private set; }
    public string State { get; private set; } = "";
    public string? Group { get; private set; }
    public string? ItemNumber { get; private set; }
    /// <summary>Version of the dossier from which on its level counts the item (clause 5.1.5).</summary>
    public long DossierVersion { get; private set; }

    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(ItemFiled state)
    {
        if (Version >= state.Version)
            return;
        (DossierId, State, Group, ItemNumber) = (state.DossierId, state.State, state.Group, state.ItemNumber);
        (DossierVersion, Version) = (state.DossierVersion, state.Version);
    }
}
