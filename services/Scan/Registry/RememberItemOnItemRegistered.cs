using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>Keeps the items media may belong to (clauses 2, 5.9).</summary>
internal sealed class RememberItemOnItemRegistered(ScanDb db) : Remember<Guid, ItemRegistered, KnownItem>(db, message => message.ItemId);
