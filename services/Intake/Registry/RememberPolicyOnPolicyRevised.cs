using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Registry;

/// <summary>Keeps the company's choices that decide registrations and signings (clause 0).</summary>
internal sealed class RememberPolicyOnPolicyRevised(IntakeDb db)
    : RememberRevision<PolicyRevised, KnownPolicy>(db, message => (message.CompanyId, message.Revision));
