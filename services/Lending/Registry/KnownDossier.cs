using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Lending.Registry;

/// <summary>A dossier as Dossier last announced it: how secret it is and whom it concerns (clause 5.1.5).</summary>
internal sealed class KnownDossier : IRemembered<DossierChanged>
{
    public Guid DossierId { get; init; }
    public Guid CompanyId { get; private set; }

    /// <summary>Null while it is a working dossier, which has no volumes.</summary>
    public string? Number { get; private set; }

    public string AccessLevel { get; private set; } = "";
    public IReadOnlyList<string> Viewers { get; private set; } = [];
    public IReadOnlyList<string> Departments { get; private set; } = [];
    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(DossierChanged state)
    {
        if (Version >= state.Version)
            return;
        (CompanyId, Number, AccessLevel) = (state.CompanyId, state.Number, state.SecurityLevel);
        (Viewers, Departments, Version) = (state.Viewers ?? [], state.Departments ?? [], state.Version);
    }
}
