using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps what a transfer list says of an item (clause 5.1.4).</summary>
internal sealed class RememberItemOnItemRegistered(HandoverDb db) : Remember<Guid, ItemRegistered, KnownItem>(db, message => message.ItemId);
