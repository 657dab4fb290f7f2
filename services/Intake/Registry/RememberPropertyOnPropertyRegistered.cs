using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Registry;

/// <summary>Keeps the properties that material may name (clause 1).</summary>
internal sealed class RememberPropertyOnPropertyRegistered(IntakeDb db) : Remember<Guid, PropertyRegistered, KnownProperty>(db, message => message.PropertyId);
