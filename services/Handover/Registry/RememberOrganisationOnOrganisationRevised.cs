using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps every revision of the companies, with the departments and teams that give and receive (clauses 4.1, 4.2).</summary>
internal sealed class RememberOrganisationOnOrganisationRevised(HandoverDb db)
    : RememberRevision<OrganisationRevised, KnownOrganisation>(db, message => (message.CompanyId, message.Revision));
