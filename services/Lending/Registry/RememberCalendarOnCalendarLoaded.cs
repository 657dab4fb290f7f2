using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Lending.Storage;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Lending.Registry;

/// <summary>Keeps the editions of the working-day calendar (AMB-03, decision 0022).</summary>
internal sealed class RememberCalendarOnCalendarLoaded(LendingDb db) : IEffectOn<CalendarLoaded>
{
    private Dictionary<int, KnownCalendar> known = [];

    public async Task PrepareAsync(IReadOnlyList<CalendarLoaded> messages, CancellationToken ct)
    {
        var editions = messages.Select(message => message.Edition).Distinct().ToList();
        known = await db.KnownCalendars.Where(row => editions.Contains(row.Edition)).ToDictionaryAsync(row => row.Edition, ct);
    }

    public Task ApplyAsync(CalendarLoaded message, Arrival arrival, CancellationToken ct)
    {
        if (!known.TryGetValue(message.Edition, out var row))
            db.Add(known[message.Edition] = row = new KnownCalendar { Edition = message.Edition });
        row.Take(message);
        return Task.CompletedTask;
    }
}
