using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Registry;

/// <summary>Keeps the projects the company develops (clause 2).</summary>
internal sealed class RememberProjectOnProjectRegistered(IntakeDb db) : Remember<Guid, ProjectRegistered, KnownProject>(db, message => message.ProjectId);
