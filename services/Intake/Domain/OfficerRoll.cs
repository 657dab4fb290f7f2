using System.Globalization;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Domain;

/// <summary>All records officers of one department, past, present and to come: exactly one on any date at most (clause 5.1.6).</summary>
internal sealed class OfficerRoll : IVersioned
{
    private readonly List<OfficerTerm> terms = [];

    private OfficerRoll()
    {
    }

    public Guid Id { get; private set; }
    public Guid CompanyId { get; private set; }
    public string DepartmentCode { get; private set; } = "";
    public IReadOnlyList<OfficerTerm> Terms => terms;
    public long Version { get; private set; }

    /// <summary>Opens the roll of a department that never had an officer.</summary>
    public static OfficerRoll Open(Guid id, Guid companyId, string departmentCode) =>
        new() { Id = id, CompanyId = companyId, DepartmentCode = departmentCode };

    /// <summary>True where the officer or a deputy answers for the department's material on <paramref name="day"/>.</summary>
    public bool HasOfficerOn(DateOnly day) => terms.AsQueryable().Any(OfficerTerm.IsInChargeOn(day));

    /// <summary>Appoints the person who answers for the department's material, and a deputy; an open term bars every later one until it is ended.</summary>
    /// <exception cref="RuleBroken"><c>OFFICER_EXISTS</c>, <c>TERM_ORDER</c>, <c>DEPUTY_OUTSIDE_TERM</c>, <c>VALIDATION_FAILED</c></exception>
    public OfficerTerm Appoint(Guid id, TermDraft draft)
    {
        var term = OfficerTerm.Of(id, draft);
        RequireFree(term, term.Until);
        terms.Add(term);
        Version++;
        return term;
    }

    /// <summary>Ends a term on its last day, or moves that day.</summary>
    /// <exception cref="RuleBroken"><c>OFFICER_EXISTS</c>, <c>TERM_ORDER</c>, <c>VALIDATION_FAILED</c></exception>
    public void End(OfficerTerm term, DateOnly? until)
    {
        var lastDay = Valid.Date(until, "until");
        RequireFree(term, lastDay);
        term.EndOn(lastDay);
        Version++;
    }

    private void RequireFree(OfficerTerm term, DateOnly? until)
    {
        IntakeRules.OfficerTermOrder.Require(!(until < term.From), Iso(until), Iso(term.From));
        var standing = terms.Find(other => other != term && other.Meets(term.From, until));
        IntakeRules.OfficerExists.Require(standing is null, standing?.Person);
    }

    private static string? Iso(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);
}
