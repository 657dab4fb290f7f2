using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>One page of a list in id order; <paramref name="Next"/> is the <c>after</c> of the following page, null at the end.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Items, Guid? Next);

/// <summary>Keyset paging: <c>?after=ID&amp;limit=1–200</c>, 50 when not said.</summary>
public static class Page
{
    /// <summary>Rows of a page when nobody says how many.</summary>
    public const int Usual = 50;

    /// <summary>Rows of the longest page.</summary>
    public const int Most = 200;

    /// <summary>The page size asked for.</summary>
    /// <exception cref="RequestRefused"><c>PAGE_SIZE_TOO_LARGE</c> (400)</exception>
    public static int Limit(int? limit) => limit switch
    {
        null => Usual,
        >= 1 and <= Most => limit.Value,
        _ => throw new RequestRefused(Refusals.PageTooLarge, "limit"),
    };

    /// <summary>The page made of <paramref name="rows"/>, which were read with one row more than <paramref name="limit"/>.</summary>
    public static PageOf<T> Of<T>(IReadOnlyList<T> rows, int limit, Func<T, Guid> id) =>
        rows.Count > limit ? new([.. rows.Take(limit)], id(rows[limit - 1])) : new(rows, null);
}
