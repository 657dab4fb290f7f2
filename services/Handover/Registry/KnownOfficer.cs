using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>A records officer's term as Intake last announced it (clause 5.1.6).</summary>
internal sealed class KnownOfficer : IVersioned
{
    public Guid AppointmentId { get; init; }
    public Guid CompanyId { get; private set; }
    public string DepartmentCode { get; private set; } = "";
    public string Person { get; private set; } = "";

    /// <summary>First day of the term, local archive date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day of the term; null while open.</summary>
    public DateOnly? Until { get; private set; }

    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(RecordsOfficerAppointed state)
    {
        if (Version >= state.Version)
            return;
        (CompanyId, DepartmentCode, Person) = (state.CompanyId, state.DepartmentCode, state.Person);
        (From, Until, Version) = (state.From, state.Until, state.Version);
    }
}
