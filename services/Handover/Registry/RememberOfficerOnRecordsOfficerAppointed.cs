using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps who answers for a department's material and when (clause 5.1.6).</summary>
internal sealed class RememberOfficerOnRecordsOfficerAppointed(HandoverDb db) : Remember<Guid, RecordsOfficerAppointed, KnownOfficer>(db, message => message.AppointmentId);
