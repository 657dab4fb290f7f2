using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>Keeps every revision of the companies: which department is the archive, and whose people act in it from outside (clause 4.1, AMB-33).</summary>
internal sealed class RememberOrganisationOnOrganisationRevised(ScanDb db)
    : RememberRevision<OrganisationRevised, KnownOrganisation>(db, message => (message.CompanyId, message.Revision));
