using System.Linq.Expressions;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Domain;

/// <summary>What is typed about a term; days left out are open, those of the deputy follow the term's.</summary>
internal sealed record TermDraft(string? Person, string? Deputy, DateOnly? From, DateOnly? Until)
{
    public DateOnly? DeputyFrom { get; init; }

    public DateOnly? DeputyUntil { get; init; }
}

/// <summary>One person's term as records officer of a department, with whoever stands in (clause 5.1.6).</summary>
/// <remarks>Assumption: where a term ends early, a deputy with a last day of its own stands in until that day, so that the department can hand over while it looks for a successor.</remarks>
internal sealed class OfficerTerm : IVersioned
{
    private OfficerTerm()
    {
    }

    public Guid Id { get; private set; }
    public string Person { get; private set; } = "";

    /// <summary>Who stands in; null where nobody does.</summary>
    public string? Deputy { get; private set; }

    /// <summary>First day, local archive date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day; null while open.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>First day of the deputy; null for that of the term.</summary>
    public DateOnly? DeputyFrom { get; private set; }

    /// <summary>Last day of the deputy; null for that of the term.</summary>
    public DateOnly? DeputyUntil { get; private set; }

    public long Version { get; private set; }

    /// <summary>A term as typed.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>DEPUTY_OUTSIDE_TERM</c></exception>
    internal static OfficerTerm Of(Guid id, TermDraft draft)
    {
        var term = new OfficerTerm
        {
            Id = id,
            Person = Valid.Text(draft.Person, 100, "person"),
            Deputy = Valid.OptionalText(draft.Deputy, 100, "deputy"),
            From = Valid.Date(draft.From, "from"),
            Until = Words.OptionalDate(draft.Until, "until"),
            DeputyFrom = Words.OptionalDate(draft.DeputyFrom, "deputyFrom"),
            DeputyUntil = Words.OptionalDate(draft.DeputyUntil, "deputyUntil"),
            Version = 1,
        };
        term.RequireDeputy();
        return term;
    }

    /// <summary>Whether the officer or the deputy answers for the material on a day, as a condition the database evaluates.</summary>
    internal static Expression<Func<OfficerTerm, bool>> IsInChargeOn(DateOnly day) => term =>
        (term.From <= day && (term.Until == null || day <= term.Until))
        || (term.Deputy != null && (term.DeputyFrom ?? term.From) <= day && day <= term.DeputyUntil);

    /// <summary>True where some day belongs to this term and to the one from <paramref name="from"/> until <paramref name="until"/>.</summary>
    internal bool Meets(DateOnly from, DateOnly? until) => (until is null || From <= until) && (Until is null || from <= Until);

    internal void EndOn(DateOnly until)
    {
        Until = until;
        Version++;
    }

    private void RequireDeputy()
    {
        if (Deputy == Person)
            throw Valid.Refusal("deputy", "不能由本人代理", "nobody stands in for himself");
        if (Deputy is null && (DeputyFrom ?? DeputyUntil) is not null)
            throw Valid.Refusal("deputy", "未指明代理人", "nobody is named to stand in");
        var (first, last) = (DeputyFrom ?? From, DeputyUntil ?? Until);
        var isInside = first >= From && !(last < first) && !(Until < last);
        IntakeRules.DeputyOutsideTerm.Require((DeputyFrom ?? DeputyUntil) is null || isInside, field: "deputyFrom");
    }
}
