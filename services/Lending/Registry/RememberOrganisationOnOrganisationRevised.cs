using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Keeps every revision of the companies, with their departments' heads (clauses 4.1, 4.2).</summary>
internal sealed class RememberOrganisationOnOrganisationRevised(LendingDb db)
    : RememberRevision<OrganisationRevised, KnownOrganisation>(db, message => (message.CompanyId, message.Revision));
