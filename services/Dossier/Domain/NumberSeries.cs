using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>A counter of item numbers; its row is locked while it counts, so that no number is given twice or skipped (clause 5.10.1).</summary>
internal sealed class NumberSeries
{
    internal NumberSeries(string companyCode, string series, int last)
    {
        CompanyCode = companyCode;
        Series = series;
        Last = last;
    }

    /// <summary>Code of the owning company.</summary>
    public string CompanyCode { get; }

    /// <summary>What the serial is put behind, for example <c>S001-ZY·KH·YHY-B03U2R1503·A</c>.</summary>
    public string Series { get; }

    /// <summary>The last serial given; 0 before the first.</summary>
    public int Last { get; private set; }

    /// <summary>The next number of <paramref name="width"/> digits.</summary>
    /// <exception cref="RuleBroken"><c>SERIES_EXHAUSTED</c></exception>
    internal string Next(int width) => NumberTemplate.ItemNumber(Series, ++Last, width);
}
