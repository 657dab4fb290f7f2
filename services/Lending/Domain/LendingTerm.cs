using ArchivePlatform.ServiceKit.Time;

namespace ArchivePlatform.Lending.Domain;

/// <summary>What a policy says of lending (AMB-19).</summary>
/// <param name="Days">Working days a volume may be out, 1–366.</param>
/// <param name="Renewals">How often that may be prolonged, 0–12.</param>
internal sealed record LendingTerm(int Days, int Renewals)
{
    /// <summary>Where no policy is in force.</summary>
    public static readonly LendingTerm Default = new(5, 1);

    public CompanyDays CompanyDays { get; init; } = CompanyDays.None;

    /// <summary>Until when a loan of that mode runs that begins on a day.</summary>
    /// <remarks>Assumption: what is read on site goes back to its place the same day.</remarks>
    public LoanDue DueOf(LoanMode mode, DateOnly from, WorkingCalendar calendar) => mode == LoanMode.ConsultOnSite
        ? new(from, 0, from, calendar.Edition)
        : new(from, Days, calendar.With(CompanyDays).Due(from, Days).On, calendar.Edition);
}

/// <summary>Until when a loan runs, and how that was found.</summary>
/// <param name="From">Day it is counted from, not counted itself.</param>
/// <param name="Days">Working days.</param>
/// <param name="On">Last day, until 24:00 local archive time; null where a calendar year is missing.</param>
/// <param name="Edition">Edition of the calendar; 0 where none is known.</param>
internal sealed record LoanDue(DateOnly From, int Days, DateOnly? On, int Edition);
