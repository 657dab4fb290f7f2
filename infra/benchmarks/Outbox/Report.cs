using System.Globalization;
using ArchivePlatform.Benchmarks.Contest;

namespace ArchivePlatform.Benchmarks.Outbox;

/// <summary>A table for people and last lines for scripts.</summary>
internal static class Report
{
    public static void Progress(Score score) => Line(
        $"round {score.Number}  {score.Name,-10} {score.PerSecond,7:N0}/s in {score.Round.Seconds,5:N1} s, others used {score.Others,4:P0} of the machine{Faults(score)}");

    /// <returns>0 when every message of every round and window arrived once, else 1.</returns>
    public static int Write(Plan plan, string load, List<Score> scores, List<(string Name, Window.Result Window)> windows)
    {
        var counted = scores.Where(score => score.Number >= Plan.WarmUp).ToLookup(score => score.Name);
        var latencies = windows.ToLookup(window => window.Name, window => window.Window);

        Line($"");
        Line($"{plan.Messages:N0} messages a round, {plan.Producers} producers, {plan.Rounds - Plan.WarmUp} rounds in turns after {Plan.WarmUp} for warm-up");
        Line($"                 messages/s          processor µs a message       ms at {Plan.PerSecond}/s");
        Line($"              min  median     max    client  broker  database    p50     p99");
        foreach (var name in plan.Contestants) Line($"{Row(name, [.. counted[name]], [.. latencies[name]])}");
        Line($"");
        WriteMachine(load, [.. counted.SelectMany(group => group)]);
        WriteRatio("limit", 0.35, counted);
        WriteRatio("wolverine", 1.5, counted);
        foreach (var name in plan.Contestants.Where(name => latencies[name].Any())) WriteLatency(name, [.. latencies[name]]);

        var wrong = scores.Count(score => !score.Correct) + windows.Count(window => window.Window.Unseen > 0);
        Line($"{scores.Count + windows.Count} rounds and windows, {wrong} with a message lost or doubled");
        return wrong == 0 ? 0 : 1;
    }

    private static FormattableString Row(string name, Score[] scores, Window.Result[] windows)
    {
        var rates = scores.Select(score => score.PerSecond).ToArray();
        return $"{name,-10} {rates.Min(),6:N0}  {Median(rates),6:N0}  {rates.Max(),6:N0}    {Median(scores.Select(s => s.Client)),6:N0}  {Median(scores.Select(s => s.Broker)),6:N0}  {Median(scores.Select(s => s.Database)),8:N0}  {Median(windows.Select(w => w.P50)),5:N1}  {Median(windows.Select(w => w.P99)),6:N1}";
    }

    private static void WriteMachine(string load, Score[] scores)
    {
        var busiest = scores.SelectMany(score => score.Busiest)
            .GroupBy(process => process.Name, process => process.Share)
            .Select(process => (Name: process.Key, Share: process.Sum() / scores.Length))
            .OrderByDescending(process => process.Share).Take(4).Where(process => process.Share >= 0.005)
            .Select(process => string.Create(CultureInfo.InvariantCulture, $"{process.Name} {process.Share:P0}"));
        Line($"machine: {Environment.ProcessorCount} processors, load average before {load}");
        Line($"others used {scores.Average(score => score.Others):P0} of it on average, {scores.Max(score => score.Others):P0} at most: {string.Join(", ", busiest.DefaultIfEmpty("nobody in particular"))}");
    }

    /// <summary>Ratios of the same turn, so that a slow minute of the machine falls out.</summary>
    private static void WriteRatio(string other, double target, ILookup<string, Score> counted)
    {
        var ratios = counted["ours"].Join(counted[other], ours => ours.Number, peer => peer.Number, (ours, peer) => ours.PerSecond / peer.PerSecond).ToArray();
        if (ratios.Length == 0) return;
        Line($"ratio ours/{other} {Median(ratios):F2} (min {ratios.Min():F2} max {ratios.Max():F2} target {target:F2})");
    }

    private static void WriteLatency(string name, Window.Result[] windows) => Line(
        $"latency {name} p50 {Median(windows.Select(w => w.P50)):F1} p99 {Median(windows.Select(w => w.P99)):F1} max {windows.Max(w => w.Max):F1} ms");

    private static string Faults(Score score) => score.Correct
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $"  WRONG: {score.Round.Rows} rows of {score.Round.Items} items, {score.Round.Unsent} unsent");

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return sorted.Length == 0 ? 0 : (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }

    private static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());
}
