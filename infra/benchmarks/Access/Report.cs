using System.Globalization;

namespace ArchivePlatform.Benchmarks.Access;

/// <summary>A table for people and last lines for scripts.</summary>
internal static class Report
{
    /// <returns>0 when every reader stays within both bounds, else 1.</returns>
    public static int Write(Plan plan, IReadOnlyList<string> readers, IReadOnlyList<Time> times)
    {
        Line($"");
        Line($"page of {Plan.Page - 1}, {plan.Rounds} rounds in turns after {Plan.WarmUp} for warm-up, seed {plan.Seed}");
        Line($"                               with the rule, ms      without, ms    ratio");
        Line($"reader          dossiers  rows    p50      p99      p50      p99      p50");
        foreach (var reader in readers)
        {
            foreach (var dossiers in (int[])[plan.Few, plan.Many])
            {
                var (with, without) = (Of(times, reader, dossiers, true), Of(times, reader, dossiers, false));
                var rows = times.First(time => time.Reader == reader && time.Dossiers == dossiers && time.IsRuled).Rows;
                Line($"{reader,-13} {dossiers,10:N0}  {rows,4}  {At(with, 50),6:F3}  {At(with, 99),7:F3}  {At(without, 50),7:F3}  {At(without, 99),7:F3}   {At(with, 50) / At(without, 50),6:F2}");
            }
        }
        Line($"");
        var isWithin = true;
        foreach (var reader in readers)
        {
            var beside = At(Of(times, reader, plan.Many, true), 50) / At(Of(times, reader, plan.Many, false), 50);
            var growth = At(Of(times, reader, plan.Many, true), 50) / At(Of(times, reader, plan.Few, true), 50);
            // Fewer rows than a page lie apart from each other; that they are found without looking at the others shows in the growth.
            var isPage = times.First(time => time.Reader == reader && time.Dossiers == plan.Many && time.IsRuled).Rows == Plan.Page;
            isWithin &= (beside <= Plan.MostBeside || !isPage) && growth <= Plan.MostGrowth;
            Line($"{reader}: with the rule / without {beside:F2} ({(isPage ? $"at most {Plan.MostBeside}" : "not a whole page")}), {plan.Many:N0} / {plan.Few:N0} dossiers {growth:F2} (at most {Plan.MostGrowth:F0})");
        }
        return isWithin ? 0 : 1;
    }

    public static void Line(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture).TrimEnd());

    private static double[] Of(IReadOnlyList<Time> times, string reader, int dossiers, bool isRuled) =>
        [.. times.Where(time => time.Reader == reader && time.Dossiers == dossiers && time.IsRuled == isRuled).Select(time => time.Milliseconds).Order()];

    private static double At(double[] sorted, int percent) => sorted[(sorted.Length - 1) * percent / 100];
}
