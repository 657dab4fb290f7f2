using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Benchmarks.Gateway;

/// <summary>Lets the contestants run in turns, so that whatever else happens on the machine happens to all of them.</summary>
internal static class Tournament
{
    internal static async Task<int> RunAsync(Plan plan, CancellationToken ct)
    {
        if (plan.Fault is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return 2;
        }
        Line($"machine: {Environment.ProcessorCount} processors, load average before {string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3))}");
        await using var contestants = await Contestants.StartAsync(ct);
        await ReadyAsync(contestants.Addresses, ct);
        var scores = new List<(string Name, int Round, double PerSecond)>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var (name, address) in contestants.Addresses)
            {
                var length = TimeSpan.FromSeconds(round == 0 ? plan.Seconds * Plan.WarmUp : plan.Seconds);
                var perSecond = await Load.RunAsync(address, Tokens(plan.Connections), length, ct);
                Line($"round {round}  {name,-6} {perSecond,8:N0}/s");
                scores.Add((name, round, perSecond));
            }
        }
        Report([.. scores.Where(score => score.Round > 0)]);
        return 0;
    }

    private static async Task ReadyAsync(Dictionary<string, Uri> addresses, CancellationToken ct)
    {
        foreach (var (name, address) in addresses)
            await Eventually.Holds($"{name} answers", async () => await Load.RunAsync(address, Tokens(1), TimeSpan.FromMilliseconds(100), ct) > 0, ct: ct);
    }

    /// <summary>Fresh tokens of as many persons.</summary>
    private static List<string> Tokens(int number)
    {
        using var issuer = DemonstrationIssuer.Open();
        return [.. Enumerable.Range(0, number).Select(person => issuer.Token(
            People.LiMin with { Id = string.Create(CultureInfo.InvariantCulture, $"limin{person}") }, DemonstrationIssuer.Longest, TimeProvider.System.GetUtcNow(), Contestants.Issuer))];
    }

    private static void Report(IReadOnlyList<(string Name, int Round, double PerSecond)> scores)
    {
        Line($"");
        Line($"               answers/s");
        Line($"            min   median      max");
        foreach (var name in scores.Select(score => score.Name).Distinct())
        {
            var rates = scores.Where(score => score.Name == name).Select(score => score.PerSecond).ToArray();
            Line($"{name,-6} {rates.Min(),8:N0} {Median(rates),8:N0} {rates.Max(),8:N0}");
        }
        Line($"");
        Ratio("peer", "limit", scores);
        Ratio("ours", "limit", scores);
        Ratio("traced", "peer", scores);
        Line($"target ours/peer {Plan.Target:F2}");
        var ratio = Ratio("ours", "peer", scores);
        Line($"ratio gateway {ratio:F2}");
    }

    /// <summary>Ratios of the same turn, so that a slow minute of the machine falls out.</summary>
    private static double Ratio(string one, string other, IReadOnlyList<(string Name, int Round, double PerSecond)> scores)
    {
        var ratios = scores.Where(score => score.Name == one)
            .Join(scores.Where(score => score.Name == other), score => score.Round, score => score.Round, (ours, theirs) => ours.PerSecond / theirs.PerSecond).ToArray();
        Line($"ratio {one}/{other} {Median(ratios):F2} (min {ratios.Min():F2} max {ratios.Max():F2})");
        return Median(ratios);
    }

    private static double Median(double[] values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());
}
