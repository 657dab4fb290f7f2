namespace ArchivePlatform.Platform.Tests.Access;

/// <summary>Mann and Whitney's rank test: whether two samples could come from one source, whatever its distribution.</summary>
internal static class RankTest
{
    /// <summary>Two-sided probability that chance alone sets the samples this far apart; for 20 values and more on each side, ties counted.</summary>
    internal static double P(IReadOnlyCollection<double> one, IReadOnlyCollection<double> other)
    {
        var (ranks, ties) = (0.0, 0.0);
        var before = 0;
        var all = one.Select(value => (Value: value, IsOne: true)).Concat(other.Select(value => (Value: value, IsOne: false)));
        foreach (var equal in all.GroupBy(entry => entry.Value).OrderBy(group => group.Key).Select(group => group.ToList()))
        {
            ranks += equal.Count(entry => entry.IsOne) * (before + (equal.Count + 1) / 2.0);
            ties += Math.Pow(equal.Count, 3) - equal.Count;
            before += equal.Count;
        }
        var (n, m) = ((double)one.Count, (double)other.Count);
        var u = ranks - n * (n + 1) / 2;
        var deviation = Math.Sqrt(n * m / 12 * (n + m + 1 - ties / ((n + m) * (n + m - 1))));
        return 2 * Tail(Math.Abs(u - n * m / 2) / deviation);
    }

    /// <summary>Upper tail of the normal distribution, for values from 0; Abramowitz and Stegun 26.2.17, off by less than 1e-7.</summary>
    private static double Tail(double z)
    {
        var t = 1 / (1 + 0.2316419 * z);
        var series = t * (0.319381530 + t * (-0.356563782 + t * (1.781477937 + t * (-1.821255978 + t * 1.330274429))));
        return Math.Exp(-z * z / 2) / Math.Sqrt(2 * Math.PI) * series;
    }
}
