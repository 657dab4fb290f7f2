using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>Keeps who answers for a department's material and when (clause 5.1.6).</summary>
internal sealed class RememberOfficerOnRecordsOfficerAppointed(HandoverDb db) : IEffectOn<RecordsOfficerAppointed>
{
    private Dictionary<Guid, KnownOfficer> known = [];

    public async Task PrepareAsync(IReadOnlyList<RecordsOfficerAppointed> messages, CancellationToken ct)
    {
        var ids = messages.Select(message => message.AppointmentId).Distinct().ToList();
        known = await db.KnownOfficers.Where(row => ids.Contains(row.AppointmentId)).ToDictionaryAsync(row => row.AppointmentId, ct);
    }

    public Task ApplyAsync(RecordsOfficerAppointed message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.AppointmentId, out var row))
            db.Add(known[message.AppointmentId] = row = new KnownOfficer { AppointmentId = message.AppointmentId });
        row.Take(message);
        return Task.CompletedTask;
    }
}
