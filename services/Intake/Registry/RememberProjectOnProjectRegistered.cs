using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Storage;

namespace ArchivePlatform.Intake.Registry;

/// <summary>Keeps the projects the company develops (clause 2).</summary>
internal sealed class RememberProjectOnProjectRegistered(IntakeDb db) : Remember<ProjectRegistered, KnownProject>(db, message => message.ProjectId);
