using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Registry;

/// <summary>A property of the registry as Dossier last announced it.</summary>
internal sealed class KnownProperty : IRemembered<PropertyRegistered>
{
    public Guid Id { get; init; }
    public Guid CompanyId { get; private set; }
    public string ProjectCode { get; private set; } = "";
    public string PropertyCode { get; private set; } = "";
    public string Label { get; private set; } = "";
    public string Usage { get; private set; } = "";
    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(PropertyRegistered state)
    {
        if (Version >= state.Version)
            return;
        (CompanyId, ProjectCode, PropertyCode) = (state.CompanyId, state.ProjectCode, state.PropertyCode);
        (Label, Usage, Version) = (state.Label, state.Usage, state.Version);
    }
}
