using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Officers;

/// <summary>One term of a records officer.</summary>
/// <param name="Until">Last day; null while open.</param>
public sealed record OfficerView(Guid Id, long Version, string DepartmentCode, string Person, string? Deputy, DateOnly From, DateOnly? Until) : IVersioned
{
    internal static OfficerView Of(string departmentCode, OfficerTerm term) =>
        new(term.Id, term.Version, departmentCode, term.Person, term.Deputy, term.From, term.Until);

    /// <summary>What Intake tells the other services about a term.</summary>
    internal static RecordsOfficerAppointed Fact(OfficerRoll roll, OfficerTerm term, DateTimeOffset now, string by) =>
        new(term.Id, roll.CompanyId, roll.DepartmentCode, term.Person, term.Deputy, term.From, term.Until, term.Version, now, by);
}
