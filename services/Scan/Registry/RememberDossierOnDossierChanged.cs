using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>Keeps how secret the dossiers are in which items were filed (clause 5.1.5).</summary>
internal sealed class RememberDossierOnDossierChanged(ScanDb db) : Remember<Guid, DossierChanged, KnownDossier>(db, message => message.DossierId);
