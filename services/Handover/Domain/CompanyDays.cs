namespace ArchivePlatform.Handovers.Domain;

/// <summary>Days a company does not work, or works, against the State Council's calendar (AMB-03).</summary>
/// <param name="Off">Extra days off.</param>
/// <param name="On">Extra working days; none of them is also off.</param>
internal sealed record CompanyDays(IReadOnlyList<DateOnly> Off, IReadOnlyList<DateOnly> On)
{
    public static readonly CompanyDays None = new([], []);

    /// <summary>What the company says of a day; null where it says nothing.</summary>
    public DayKind? KindOf(DateOnly day) => Off.Contains(day) ? DayKind.CompanyOff : On.Contains(day) ? DayKind.CompanyWork : null;
}
