using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>A property as Dossier last announced it.</summary>
internal sealed class KnownProperty : IRemembered<PropertyRegistered>
{
    public Guid PropertyId { get; init; }
    public Guid CompanyId { get; private set; }
    public string ProjectCode { get; private set; } = "";
    public string PropertyCode { get; private set; } = "";
    public string Label { get; private set; } = "";
    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(PropertyRegistered state)
    {
        if (Version >= state.Version)
            return;
        (CompanyId, ProjectCode, PropertyCode, Label, Version) = (state.CompanyId, state.ProjectCode, state.PropertyCode, state.Label, state.Version);
    }
}
