using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Scanning.Storage;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>Keeps the items media may belong to (clauses 2, 5.9).</summary>
internal sealed class RememberItemOnItemRegistered(ScanDb db) : Remember<ItemRegistered, KnownItem>(db, message => message.ItemId);
