using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Storage;

namespace ArchivePlatform.Intake.Custody;

/// <summary>Keeps where an accepted item stands in its dossier, for those who registered it (clause 5.10.2).</summary>
internal sealed class RememberFilingOnItemFiled(IntakeDb db) : Remember<ItemFiled, ItemFiling>(db, message => message.ItemId);
