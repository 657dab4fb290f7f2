using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Brokers;

/// <summary>How long announcements were held up, by the journals of all services.</summary>
internal static class Departures
{
    /// <summary>The longest time from the outbox to the broker's confirm, and the longest without any departure from Intake.</summary>
    public static async Task<(TimeSpan Wait, TimeSpan Gap)> StallAsync(Platform platform, DateTimeOffset from, DateTimeOffset until)
    {
        var waits = await Task.WhenAll(Service.All.Select(service => LongestAsync(platform, service.Name,
            "select max(sent_at - created_at) from kit.journal where sent_at >= $1 and created_at < $2", from, until)));
        var gap = await LongestAsync(platform, "intake",
            "select max(gap) from (select sent_at - lag(sent_at) over (order by sent_at) as gap from kit.journal where sent_at >= $1 and created_at < $2) gaps", from, until);
        return (waits.Max(), gap);
    }

    private static async Task<TimeSpan> LongestAsync(Platform platform, string service, string sql, DateTimeOffset from, DateTimeOffset until) =>
        await new Rows(platform, service).ScalarAsync(sql, from, until) is TimeSpan longest ? longest : TimeSpan.Zero;
}
