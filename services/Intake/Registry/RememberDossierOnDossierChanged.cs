using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Intake.Registry;

/// <summary>Keeps how secret the dossiers are in which items were filed (clause 5.1.5).</summary>
internal sealed class RememberDossierOnDossierChanged(IntakeDb db) : Remember<Guid, DossierChanged, KnownDossier>(db, message => message.DossierId);
