using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Intake.Officers;

/// <summary>One term of a records officer.</summary>
/// <param name="Until">Last day; null while open.</param>
/// <param name="DeputyFrom">First day of the deputy; null for that of the term.</param>
/// <param name="DeputyUntil">Last day of the deputy, also where the term ended before it; null for that of the term.</param>
public sealed record OfficerView(
    Guid Id, long Version, string DepartmentCode, string Person, string? Deputy, DateOnly From, DateOnly? Until, DateOnly? DeputyFrom, DateOnly? DeputyUntil) : IVersioned
{
    internal static OfficerView Of(string departmentCode, OfficerTerm term) =>
        new(term.Id, term.Version, departmentCode, term.Person, term.Deputy, term.From, term.Until, term.DeputyFrom, term.DeputyUntil);

    /// <summary>What Intake tells the other services about a term.</summary>
    internal static RecordsOfficerAppointed Fact(OfficerRoll roll, OfficerTerm term, DateTimeOffset now, string by) =>
        new(term.Id, roll.CompanyId, roll.DepartmentCode, term.Person, term.Deputy, term.From, term.Until, term.Version, now, by, term.DeputyFrom, term.DeputyUntil);
}
