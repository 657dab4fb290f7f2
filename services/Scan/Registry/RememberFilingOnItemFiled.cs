using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>Keeps in which dossier an item was filed: its media are as secret as that (clause 5.1.5).</summary>
internal sealed class RememberFilingOnItemFiled(ScanDb db) : Remember<Guid, ItemFiled, KnownFiling>(db, message => message.ItemId);
