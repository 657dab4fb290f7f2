using ArchivePlatform.Intake.Domain;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Domain;

public sealed class OfficerRollTests
{
    private static readonly DateOnly First = new(2026, 1, 1);
    private static readonly DateOnly Last = new(2026, 11, 30);

    [Fact, Trait("Clause", "5.1.6")]
    public void An_officer_answers_from_the_first_day_to_the_last()
    {
        var roll = Roll();

        var term = roll.Appoint(Id(1), new("李敏", "王强", First, Last));

        Assert.Equal(("李敏", "王强", 1L), (term.Person, term.Deputy, term.Version));
        Assert.True(roll.HasOfficerOn(First));
        Assert.True(roll.HasOfficerOn(Last));
        Assert.False(roll.HasOfficerOn(First.AddDays(-1)));
        Assert.False(roll.HasOfficerOn(Last.AddDays(1)));
    }

    [Theory, Trait("Clause", "5.1.6")]
    [InlineData("2026-11-30", null)]
    [InlineData("2025-01-01", "2026-01-01")]
    [InlineData("2026-05-01", "2026-05-31")]
    [InlineData("2025-01-01", null)]
    public void Two_officers_on_one_day_are_refused(string from, string? until)
    {
        var roll = Roll();
        roll.Appoint(Id(1), new("李敏", null, First, Last));

        Refused.With("OFFICER_EXISTS", () => roll.Appoint(Id(2), new("王强", null, Day(from), until is null ? null : Day(until))));

        Assert.Single(roll.Terms);
    }

    [Fact, Trait("Clause", "5.1.6")]
    public void An_open_term_bars_every_later_one_until_it_is_ended()
    {
        var roll = Roll();
        var term = roll.Appoint(Id(1), new("李敏", null, First, null));
        Refused.With("OFFICER_EXISTS", () => roll.Appoint(Id(2), new("王强", null, Last.AddDays(1), null)));

        roll.End(term, Last);
        roll.Appoint(Id(2), new("王强", null, Last.AddDays(1), null));

        Assert.Equal((Last, 2L), (term.Until, term.Version));
        Assert.True(roll.HasOfficerOn(Last.AddDays(1)));
        Refused.With("OFFICER_EXISTS", () => roll.End(term, Last.AddDays(1)));
    }

    [Fact, Trait("Clause", "5.1.6")]
    public void A_term_ends_after_it_began()
    {
        var roll = Roll();
        var term = roll.Appoint(Id(1), new("李敏", null, First, null));

        Refused.With("TERM_ORDER", () => roll.End(term, First.AddDays(-1)));
        Refused.With("TERM_ORDER", () => Roll().Appoint(Id(2), new("王强", null, Last, First)));
    }

    [Fact]
    public void An_appointment_names_a_person_and_another_as_deputy()
    {
        Refused.With("VALIDATION_FAILED", () => Roll().Appoint(Id(1), new(" ", null, First, null)));
        Refused.With("VALIDATION_FAILED", () => Roll().Appoint(Id(1), new("李敏", "李敏", First, null)));
        Refused.With("VALIDATION_FAILED", () => Roll().Appoint(Id(1), new("李敏", null, null, null)));
    }

    [Fact, Trait("Clause", "5.1.6")]
    public void A_deputy_with_days_of_its_own_stands_in_until_the_last_of_them_also_where_the_term_ends_before()
    {
        var (roll, other) = (Roll(), Roll());
        var term = roll.Appoint(Id(1), new("李敏", "王强", First, Last) { DeputyFrom = First.AddDays(10), DeputyUntil = First.AddDays(20) });
        var plain = other.Appoint(Id(1), new("李敏", "王强", First, Last));

        roll.End(term, First.AddDays(4));
        other.End(plain, First.AddDays(4));

        Assert.Equal("4, 10, 20", string.Join(", ", ((int[])[4, 5, 10, 20, 21]).Where(day => roll.HasOfficerOn(First.AddDays(day)))));
        Assert.Equal("4", string.Join(", ", ((int[])[4, 5, 10]).Where(day => other.HasOfficerOn(First.AddDays(day)))));
    }

    [Theory, Trait("Clause", "5.1.6")]
    [InlineData("2025-12-31", "2026-02-01")]
    [InlineData("2026-02-01", "2026-12-01")]
    [InlineData("2026-02-02", "2026-02-01")]
    [InlineData("2026-12-01", null)]
    public void A_deputys_days_lie_inside_the_term(string from, string? until) =>
        Refused.With("DEPUTY_OUTSIDE_TERM", () => Roll().Appoint(Id(1), new("李敏", "王强", First, Last) { DeputyFrom = Day(from), DeputyUntil = until is null ? null : Day(until) }));

    [Fact]
    public void Days_of_a_deputy_name_the_deputy() =>
        Refused.With("VALIDATION_FAILED", () => Roll().Appoint(Id(1), new("李敏", null, First, Last) { DeputyUntil = Last }));

    private static OfficerRoll Roll() => OfficerRoll.Open(Id(9), Lines.Company, "SALES");

    private static Guid Id(byte last) => new(1, 2, 3, 0, 0, 0, 0, 0, 0, 0, last);

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
