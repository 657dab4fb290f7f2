using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Journeys;

/// <summary>The demonstration's journey, on the day of the run and on days whose calendar is at its end or missing.</summary>
public sealed class JourneyTests(Testing.Platform platform) : PlatformTests(platform)
{
    private static readonly TimeSpan Shanghai = TimeSpan.FromHours(8);

    private static readonly DateTimeOffset[] Days =
    [
        new(2026, 12, 31, 10, 0, 0, Shanghai),
        new(2027, 2, 1, 10, 0, 0, Shanghai),
    ];

    [Fact]
    [Trait("Clause", "5.2.2")]
    public async Task The_journey_passes_today_and_where_the_calendar_ends()
    {
        await Bucket.OpenAsync(Platform, Ct);
        await PassesAsync("today");
        foreach (var day in Days)
        {
            await Platform.Instance.SetClockAsync(day - TimeProvider.System.GetUtcNow(), Ct);
            await Task.WhenAll(Platform.Services.Values.Select(service => service.StartAsync(ct: Ct)));
            await Platform.Gateway.StartAsync(ct: Ct);
            await PassesAsync(day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        }
    }

    private async Task PassesAsync(string day)
    {
        var (code, output) = await Command.TryAsync(Path.Combine(Checkout.Root, "infra", "journey"), ["--instance", Platform.Instance.Name], Ct);

        Assert.True(code == 0, $"{day}: {output}");
        Assert.Matches(@"journey: (\d+) steps, \1 passed", output);
    }
}
