using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Domain;

/// <summary>Under which identity, when and by whom an item is registered.</summary>
internal sealed record Registration(Guid ItemId, Guid CompanyId, DateTimeOffset Now, string By);

/// <summary>What the department's records know around a line when it is registered.</summary>
/// <param name="HasOfficer">A records officer or deputy answers for the department on the day of registration (clause 5.1.6).</param>
/// <param name="ContractDate">Earliest sale contract on record for the same sale or property.</param>
/// <param name="AllowsBlueHukou">The company still takes papers for the abolished blue-stamp hukou (clause 3.3).</param>
/// <param name="SaleFailed">The sale the line names was cancelled (AMB-29).</param>
internal sealed record Surroundings(bool HasOfficer, DateOnly? ContractDate = null, bool AllowsBlueHukou = false, bool SaleFailed = false)
{
    /// <summary>Who has which duty on the day of registration (clauses 4.2–4.4).</summary>
    public required Duties Duties { get; init; }
}
