using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Storage;

/// <summary>Last number given in one series of a company.</summary>
internal sealed class Counter
{
    public Guid CompanyId { get; init; }

    /// <summary>The series, for example <c>item/SALES</c> or <c>sale/2026</c>.</summary>
    public string Name { get; init; } = "";

    public long Last { get; init; }

    /// <summary>Takes <paramref name="demand"/> numbers of each series in one statement; the rows stay locked until the caller's transaction ends, so numbers have no gaps.</summary>
    /// <returns>The first of the numbers taken, by series.</returns>
    public static async Task<IReadOnlyDictionary<string, long>> TakeAsync(
        IntakeDb db, Guid companyId, IReadOnlyDictionary<string, int> demand, CancellationToken ct)
    {
        var names = demand.Keys.Order(StringComparer.Ordinal).ToArray();
        var counts = names.Select(name => (long)demand[name]).ToArray();
        var taken = await db.Database.SqlQuery<Taken>($"""
            insert into counter (company_id, name, last)
            select {companyId}, asked.name, asked.count from unnest({names}, {counts}) with ordinality as asked (name, count, place) order by asked.place
            on conflict (company_id, name) do update set last = counter.last + excluded.last
            returning name, last
            """).ToListAsync(ct);
        return taken.ToDictionary(row => row.Name, row => row.Last - demand[row.Name] + 1);
    }

    /// <summary>The series of a department's interim numbers.</summary>
    public static string OfItems(string departmentCode) => $"item/{departmentCode}";

    /// <summary>The series of a year's sale numbers.</summary>
    public static string OfSales(int year) => string.Create(CultureInfo.InvariantCulture, $"sale/{year}");

    private sealed record Taken(string Name, long Last);
}
