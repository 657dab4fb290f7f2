using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Registry;

/// <summary>A project as Dossier last announced it.</summary>
internal sealed class KnownProject : IRemembered<ProjectRegistered>
{
    public Guid Id { get; init; }
    public Guid CompanyId { get; private set; }
    public string ProjectCode { get; private set; } = "";
    public string Name { get; private set; } = "";
    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(ProjectRegistered state)
    {
        if (Version >= state.Version)
            return;
        (CompanyId, ProjectCode, Name, Version) = (state.CompanyId, state.ProjectCode, state.Name, state.Version);
    }
}
