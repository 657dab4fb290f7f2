using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Registry;

/// <summary>How secret a dossier is, as Dossier last announced it: its items are as secret (clause 5.1.5).</summary>
internal sealed class KnownDossier : IRemembered<DossierChanged>
{
    public Guid Id { get; init; }
    public Guid PropertyId { get; private set; }
    public Guid CompanyId { get; private set; }
    public string AccessLevel { get; private set; } = "";
    public IReadOnlyList<string> Viewers { get; private set; } = [];
    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(DossierChanged state)
    {
        if (Version >= state.Version)
            return;
        (PropertyId, CompanyId, AccessLevel) = (state.PropertyId, state.CompanyId, state.SecurityLevel);
        (Viewers, Version) = (state.Viewers ?? [], state.Version);
    }
}
