using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps the properties whose material is handed over (clause 2).</summary>
internal sealed class RememberPropertyOnPropertyRegistered(HandoverDb db) : Remember<Guid, PropertyRegistered, KnownProperty>(db, message => message.PropertyId);
