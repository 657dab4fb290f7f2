namespace ArchivePlatform.Contracts.Dossiers;

/// <summary>Dossier announces the state of a dossier whenever it changes (clauses 5.1.2, 5.3.1, 5.10).</summary>
/// <param name="State"><c>WORKING</c>, <c>ACCEPTED</c> (numbered) or <c>ARRANGED</c>.</param>
/// <param name="Number">Reference code after AMB-01; null while <c>WORKING</c>.</param>
/// <param name="SecurityLevel"><c>A</c>, <c>B</c> or <c>C</c>, as it counts for readers: a raise from the moment it is asked for (clause 5.1.5).</param>
/// <param name="Viewers">Ids of who may read it at level A or B whatever their clearance; null means none.</param>
/// <param name="Departments">Codes of the departments it concerns, which may read it (clause 5.1.5); null means none.</param>
/// <param name="Volumes">All of its volumes (clause 5.10.2); null means none.</param>
public sealed record DossierChanged(
    Guid DossierId,
    Guid PropertyId,
    Guid CompanyId,
    string PropertyCode,
    string State,
    string? Number,
    string SecurityLevel,
    long Version,
    DateTimeOffset OccurredAt,
    IReadOnlyList<string>? Viewers = null,
    IReadOnlyList<string>? Departments = null,
    IReadOnlyList<VolumeLine>? Volumes = null);

/// <summary>One volume of a dossier.</summary>
/// <param name="Code">What archivists call it, for example <c>A1</c>.</param>
/// <param name="Pages">Pages its inventory counts, 0 or more.</param>
public sealed record VolumeLine(Guid VolumeId, string Code, int Pages);
