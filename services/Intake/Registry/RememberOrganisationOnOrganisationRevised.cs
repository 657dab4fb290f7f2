using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Registry;

/// <summary>Keeps the departments and teams that may hold material (clause 4.2).</summary>
internal sealed class RememberOrganisationOnOrganisationRevised(IntakeDb db)
    : RememberRevision<OrganisationRevised, KnownOrganisation>(db, message => (message.CompanyId, message.Revision));
