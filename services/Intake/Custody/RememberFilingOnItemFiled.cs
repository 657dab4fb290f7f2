using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Custody;

/// <summary>Keeps where an accepted item stands in its dossier, for those who registered it (clause 5.10.2).</summary>
internal sealed class RememberFilingOnItemFiled(IntakeDb db) : Remember<Guid, ItemFiled, ItemFiling>(db, message => message.ItemId);
