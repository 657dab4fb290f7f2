using System.Security.Cryptography;
using System.Text.Json;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Handovers.Calendars;

/// <summary>Loads the calendar at start and whenever its file holds a higher edition than the database, and announces it (standards H, AMB-03).</summary>
/// <remarks>A broken file, or another calendar under a number already used, is refused and reported at every round; the loaded edition stays.</remarks>
internal sealed partial class LoadCalendar(HandoverDb db, CalendarDesk calendars, IOptions<CalendarOptions> options, TimeProvider clock, ILogger<LoadCalendar> log) : ISweep
{
    public async Task<int> RunAsync(CancellationToken ct)
    {
        var file = Read();
        var calendar = file.ToCalendar();
        var digest = Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(file)));
        var loaded = await db.CalendarEditions.OrderByDescending(row => row.Edition).FirstOrDefaultAsync(ct);
        if (loaded?.Edition == file.Edition && loaded.Digest != digest)
            LogOther(log, file.Edition);
        if (loaded?.Edition >= file.Edition)
            return await AnnounceUnsaidAsync(loaded, ct);
        var now = clock.GetUtcNow();
        db.Add(new LoadedEdition(file.Edition, digest, now) { AnnouncedAt = now });
        foreach (var year in calendar.Years)
        {
            db.Add(new LoadedYear(file.Edition, year.Year, year.Notice, year.IssuedOn, year.RetrievedOn));
            db.AddRange(year.Days.Select(day => new LoadedDay(file.Edition, day.On, day.Kind, day.Name)));
        }
        db.Announce(calendar.Loaded(now));
        db.Audit(null, "calendar.load", "calendar", new { version = calendar.Name, years = calendar.Years.Select(year => year.Year) });
        await db.SaveChangesAsync(ct);
        LogLoaded(log, calendar.Name);
        return 1;
    }

    private async Task<int> AnnounceUnsaidAsync(LoadedEdition loaded, CancellationToken ct)
    {
        if (loaded.AnnouncedAt is not null)
            return 0;
        var now = clock.GetUtcNow();
        loaded.AnnouncedAt = now;
        var calendar = await calendars.CurrentAsync(ct);
        db.Announce(calendar.Loaded(now));
        db.Audit(null, "calendar.announce", "calendar", new { version = calendar.Name });
        await db.SaveChangesAsync(ct);
        return 1;
    }

    private CalendarFile Read()
    {
        if (options.Value.File is not { Length: > 0 } path)
            return CalendarFile.Shipped();
        using var stream = File.OpenRead(path);
        return CalendarFile.Read(stream);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Calendar {Edition} is loaded")]
    private static partial void LogLoaded(ILogger log, string edition);

    [LoggerMessage(Level = LogLevel.Error, Message = "The calendar file differs from the loaded edition {Edition}; give it a higher number")]
    private static partial void LogOther(ILogger log, int edition);
}
