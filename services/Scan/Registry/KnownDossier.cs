using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>How secret a dossier is, as Dossier last announced it: the media of its items are as secret (clause 5.1.5).</summary>
internal sealed class KnownDossier : IRemembered<DossierChanged>
{
    public Guid Id { get; init; }

    public string AccessLevel { get; private set; } = "";

    public IReadOnlyList<string> Viewers { get; private set; } = [];

    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(DossierChanged state)
    {
        if (Version < state.Version)
            (AccessLevel, Viewers, Version) = (state.SecurityLevel, state.Viewers ?? [], state.Version);
    }
}
