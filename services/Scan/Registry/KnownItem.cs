using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Scanning.Registry;

/// <summary>An item as Intake last announced it, without its title: on what carrier it is and whom it concerns.</summary>
internal sealed class KnownItem : IRemembered<ItemRegistered>
{
    public Guid Id { get; init; }

    public Guid CompanyId { get; private set; }

    public string DepartmentCode { get; private set; } = "";

    public string Carrier { get; private set; } = "";

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>, as its department registered it.</summary>
    public string SecurityLevel { get; private set; } = "";

    /// <summary>Ids of who may read it whatever their clearance; empty at level C.</summary>
    public IReadOnlyList<string> Viewers { get; private set; } = [];

    public long Version { get; private set; }

    /// <inheritdoc/>
    public void Take(ItemRegistered state)
    {
        if (Version >= state.Version)
            return;
        (CompanyId, DepartmentCode, Carrier) = (state.CompanyId, state.DepartmentCode, state.Carrier);
        (SecurityLevel, Viewers, Version) = (state.SecurityLevel, state.Viewers ?? [], state.Version);
    }
}
