using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>Days for which a delegation or a trust holds, first and last included.</summary>
/// <param name="Until">Last day; null while open.</param>
internal sealed record Term(DateOnly From, DateOnly? Until)
{
    /// <summary>A term as typed.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>TERM_ORDER</c></exception>
    internal static Term Read(DateOnly from, DateOnly? until)
    {
        var first = Valid.Date(from, "from");
        var last = until is null ? (DateOnly?)null : Valid.Date(until, "until");
        DossierRules.TermOrder.Require(!(last < first), Iso(last), Iso(first));
        return new(first, last);
    }

    /// <summary>Whether no day belongs to two of the terms.</summary>
    internal static bool AreApart(IEnumerable<Term> terms)
    {
        var rising = terms.OrderBy(term => term.From).ToList();
        return rising.Zip(rising.Skip(1), (earlier, later) => earlier.Until < later.From).All(apart => apart);
    }

    private static string? Iso(DateOnly? date) => date?.ToString("yyyy-MM-dd", null);
}
