using System.Collections.Concurrent;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Calendars;

/// <summary>Editions that were read from the database once; an edition never changes.</summary>
internal sealed class CalendarShelf
{
    public ConcurrentDictionary<int, WorkingCalendar> Editions { get; } = new();

    /// <summary>The edition shipped with this program, used until one is loaded.</summary>
    public WorkingCalendar Shipped { get; } = CalendarFile.Shipped().ToCalendar();
}

/// <summary>Answers which calendar counts now: the highest edition loaded into the database, the same for every replica.</summary>
internal sealed class CalendarDesk(HandoverDb db, CalendarShelf shelf)
{
    public async Task<WorkingCalendar> CurrentAsync(CancellationToken ct)
    {
        var edition = await db.CalendarEditions.MaxAsync(row => (int?)row.Edition, ct);
        if (edition is not { } number)
            return shelf.Shipped;
        return shelf.Editions.TryGetValue(number, out var known) ? known : shelf.Editions[number] = await ReadAsync(number, ct);
    }

    private async Task<WorkingCalendar> ReadAsync(int edition, CancellationToken ct)
    {
        var days = (await db.CalendarDays.AsNoTracking().Where(row => row.Edition == edition).ToListAsync(ct)).ToLookup(row => row.On.Year);
        var years = await db.CalendarYears.AsNoTracking().Where(row => row.Edition == edition).ToListAsync(ct);
        return new WorkingCalendar(edition, years.Select(year => PublishedYear.Of(
            year.Year, year.Notice, year.IssuedOn, year.RetrievedOn,
            [.. days[year.Year].Select(day => new NotedDay(day.On, day.Kind, day.Name))])));
    }
}
