using System.Text.Json;
using ArchivePlatform.Handovers.Calendars;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Calendars;

public sealed class NewCalendarTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "AMB-03")]
    public async Task A_new_edition_settles_what_was_provisional()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = Office.NewId();
        await office.TellAsync(office.Signed(sale, new DateOnly(2028, 12, 27)));
        await office.ObligationBecomesAsync(sale, "code", "CALENDAR_MISSING");

        var shipped = CalendarFile.Shipped();
        var invented = Enumerable.Range(2028, 2).Select(year => new CalendarFile.YearEntry(
            year, "示例通知", new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 2), [new(new DateOnly(year, 1, 1), new DateOnly(year, 1, 1), "元旦")], []));
        var path = Platform.Instance.Path("calendar.json");
        await File.WriteAllBytesAsync(path, JsonSerializer.SerializeToUtf8Bytes(new CalendarFile(2, [.. shipped.Years, .. invented])), Ct);
        await Platform.Services["handover"].StartAsync(replica: 2, settings: new Dictionary<string, string> { ["Calendar__File"] = path }, ct: Ct);

        await office.ObligationBecomesAsync(sale, "dueOn", "2029-01-04");
        Assert.Equal("CN-2", (await office.ObligationAsync(sale)).GetProperty("calendarVersion").GetString());
        await Platform.Services["handover"].StopAsync(replica: 2, ct: Ct);
    }
}
