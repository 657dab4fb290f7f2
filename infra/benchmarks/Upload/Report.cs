using System.Globalization;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>A table for people and last lines for scripts.</summary>
internal static class Report
{
    private const int Extrapolated = 100_000;

    public static void Progress(string what, Score score) => Line(
        $"round {score.Round}  {what,-6} {score.Name,-6} {score.StoredPerSecond,6:N0} MB/s stored, {score.KeptPerSecond,6:N1}/s acknowledged, others used {score.Cost.Others,4:P0} of the machine{Faults(score)}");

    /// <returns>0 when everything was read back as it was sent, else 1.</returns>
    public static int Write(Plan plan, string load, List<Score> files, List<Score> pages, Score? large, Growth growth)
    {
        WriteTable($"{plan.Files} files of 64 MB a round, {Plan.FileStreams} requests at once", "MB/s stored", plan, files, score => score.StoredPerSecond);
        WriteTable($"{plan.Pages} pages of 100 KB a round, {Plan.PageStreams} requests at once", "pages/s acknowledged", plan, pages, score => score.KeptPerSecond);
        WriteMachine(load, [.. files.Concat(pages).Where(score => score.Round >= Plan.WarmUp)]);
        Line($"");
        WriteGrowth(growth);
        if (large is not null)
            WriteLarge(plan, large);
        WriteRatio("64 MB", "locked", "raw", null, files, score => score.StoredPerSecond);
        WriteRatio("64 MB", "floor", "raw", null, files, score => score.StoredPerSecond);
        WriteRatio("64 MB", "direct", "floor", null, files, score => score.StoredPerSecond);
        WriteRatio("64 MB", "tus", "raw", null, files, score => score.StoredPerSecond);
        WriteRatio("64 MB", "direct", "raw", 0.90, files, score => score.StoredPerSecond);
        WriteRatio("64 MB", "ours", "raw", 0.75, files, score => score.StoredPerSecond);
        WriteRatio("100 KB", "locked", "raw", null, pages, score => score.KeptPerSecond);
        WriteRatio("100 KB", "floor", "raw", null, pages, score => score.KeptPerSecond);
        WriteRatio("100 KB", "ours", "floor", null, pages, score => score.KeptPerSecond);
        WriteRatio("100 KB", "ours", "locked", null, pages, score => score.KeptPerSecond);
        WriteRatio("100 KB", "tus", "raw", null, pages, score => score.KeptPerSecond);
        WriteRatio("100 KB", "ours", "raw", 0.40, pages, score => score.KeptPerSecond);
        WriteRatio("100 KB", "ours", "tus", 4.00, pages, score => score.KeptPerSecond);
        Score[] all = [.. files, .. pages, .. large is null ? Array.Empty<Score>() : [large]];
        var wrong = all.Sum(score => score.Wrong);
        Line($"{all.Sum(score => score.Count):N0} contents read back, {wrong} of them other than they were sent");
        return wrong == 0 ? 0 : 1;
    }

    public static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());

    private static void WriteTable(string what, string unit, Plan plan, List<Score> scores, Func<Score, double> rate)
    {
        Line($"");
        Line($"{what}, {plan.Rounds - Plan.WarmUp} rounds in turns after {Plan.WarmUp} for warm-up");
        Line($"        {unit,-22} s until          processor s/GB");
        Line($"           min  median     max     stored   kept     client  servers   store  database, broker");
        foreach (var name in scores.Select(score => score.Name).Distinct())
        {
            Score[] counted = [.. Counted(scores, name)];
            Line($"{name,-6}  {counted.Min(rate),6:N1}  {Median(counted.Select(rate)),6:N1}  {counted.Max(rate),6:N1}     {Median(counted.Select(score => score.Delivery.Stored)),6:N2}  {Median(counted.Select(score => score.Delivery.Kept)),5:N2}     {PerGigabyte(counted, cost => cost.Client),6:N2}  {PerGigabyte(counted, cost => cost.Servers),7:N2}  {PerGigabyte(counted, cost => cost.Store),6:N2}  {PerGigabyte(counted, cost => cost.Behind),6:N2}");
        }
    }

    private static void WriteMachine(string load, Score[] scores)
    {
        var busiest = scores.SelectMany(score => score.Cost.Busiest)
            .GroupBy(process => process.Name, process => process.Share)
            .Select(process => (Name: process.Key, Share: process.Sum() / scores.Length))
            .OrderByDescending(process => process.Share).Take(4).Where(process => process.Share >= 0.005)
            .Select(process => string.Create(CultureInfo.InvariantCulture, $"{process.Name} {process.Share:P0}"));
        Line($"");
        Line($"machine: {Environment.ProcessorCount} processors, load average before {load}");
        Line($"others used {scores.Average(score => score.Cost.Others):P0} of it on average, {scores.Max(score => score.Cost.Others):P0} at most: {string.Join(", ", busiest.DefaultIfEmpty("nobody in particular"))}");
    }

    private static void WriteGrowth(Growth growth)
    {
        var thousands = growth.Items / 1000.0;
        Line($"1,000 pages: {Plan.PageSize / 1e6:N3} GB as sent, {growth.Uploaded.Store / thousands / 1e9:N3} GB on the store's disk (one copy)");
        Line($"{Extrapolated:N0} items: Intake {Most(growth.Registered.Intake):N0} MB, Scan {Most(growth.Registered.Scan):N0} MB, and {Most(growth.Uploaded.Scan):N0} MB more with a page each; measured on {growth.Items:N0}, extrapolated; journal and audit trail included");

        double Most(long bytes) => bytes / (double)growth.Items * Extrapolated / 1e6;
    }

    private static void WriteLarge(Plan plan, Score large) => Line(
        $"{plan.Large:N0} MB in one file: stored after {large.Delivery.Stored:N1} s, VERIFIED after {large.Delivery.Kept:N1} s; processor s/GB: client {PerGigabyte([large], cost => cost.Client):N2}, ours {PerGigabyte([large], cost => cost.Servers):N2}, store {PerGigabyte([large], cost => cost.Store):N2}{Faults(large)}");

    /// <summary>Ratios of the same round, so that a slow minute of the machine falls out.</summary>
    private static void WriteRatio(string what, string one, string other, double? target, List<Score> scores, Func<Score, double> rate)
    {
        var ratios = Counted(scores, one).Join(Counted(scores, other), score => score.Round, score => score.Round, (ours, theirs) => rate(ours) / rate(theirs)).ToArray();
        if (ratios.Length == 0)
            return;
        var aim = target is { } wanted ? string.Create(CultureInfo.InvariantCulture, $" target {wanted:F2}") : "";
        Line($"ratio {what} {one}/{other} {Median(ratios):F2} (min {ratios.Min():F2} max {ratios.Max():F2}{aim})");
    }

    private static IEnumerable<Score> Counted(List<Score> scores, string name) => scores.Where(score => score.Round >= Plan.WarmUp && score.Name == name);

    private static double PerGigabyte(IEnumerable<Score> scores, Func<Cost, double> seconds) => Median(scores.Select(score => seconds(score.Cost) / score.Bytes * 1e9));

    private static string Faults(Score score) => score.Wrong == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"  WRONG: {score.Wrong} of {score.Count} read back otherwise");

    private static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToArray();
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
