using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>A records officer's term as Intake last announced it (clause 5.1.6).</summary>
internal sealed class KnownOfficer : IRemembered<RecordsOfficerAppointed>
{
    public Guid AppointmentId { get; init; }
    public Guid CompanyId { get; private set; }
    public string DepartmentCode { get; private set; } = "";
    public string Person { get; private set; } = "";

    /// <summary>Who stands in; null where nobody does.</summary>
    public string? Deputy { get; private set; }

    /// <summary>First day of the term, local archive date.</summary>
    public DateOnly From { get; private set; }

    /// <summary>Last day of the term; null while open.</summary>
    public DateOnly? Until { get; private set; }

    /// <summary>First day of the deputy; null for that of the term.</summary>
    public DateOnly? DeputyFrom { get; private set; }

    /// <summary>Last day of the deputy; null for that of the term.</summary>
    public DateOnly? DeputyUntil { get; private set; }

    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(RecordsOfficerAppointed state)
    {
        if (Version >= state.Version)
            return;
        (CompanyId, DepartmentCode, Person, Deputy) = (state.CompanyId, state.DepartmentCode, state.Person, state.Deputy);
        (From, Until, DeputyFrom, DeputyUntil, Version) = (state.From, state.Until, state.DeputyFrom, state.DeputyUntil, state.Version);
    }
}
