using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Keeps every policy revision: a period follows the one in force on its first day (clause 0).</summary>
internal sealed class RememberPolicyOnPolicyRevised(LendingDb db)
    : RememberRevision<PolicyRevised, KnownPolicy>(db, message => (message.CompanyId, message.Revision));
