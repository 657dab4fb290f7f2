using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps in which dossier an item was filed: it is as secret as that (clause 5.1.5).</summary>
internal sealed class RememberFilingOnItemFiled(HandoverDb db) : Remember<Guid, ItemFiled, KnownFiling>(db, message => message.ItemId);
