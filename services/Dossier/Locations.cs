namespace ArchivePlatform.Dossiers;

/// <summary>Addresses of the service's things as callers see them.</summary>
internal static class Locations
{
    private const string Root = "/api/dossier";

    internal static string Company(Guid id) => $"{Root}/companies/{id}";

    internal static string OrganisationRevision(Guid companyId, int revision) => $"{Root}/companies/{companyId}/organisation-revisions/{revision}";

    internal static string PolicyRevision(Guid companyId, int revision) => $"{Root}/companies/{companyId}/policy-revisions/{revision}";

    internal static string Project(Guid id) => $"{Root}/projects/{id}";

    internal static string Property(Guid id) => $"{Root}/properties/{id}";

    internal static string Dossier(Guid id) => $"{Root}/dossiers/{id}";

    internal static string Merger(Guid id) => $"{Root}/mergers/{id}";
}
