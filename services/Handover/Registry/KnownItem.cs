using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>An item as Intake last announced it: what a transfer list says of it.</summary>
internal sealed class KnownItem : IRemembered<ItemRegistered>
{
    public Guid ItemId { get; init; }
    public Guid CompanyId { get; private set; }
    public Guid PropertyId { get; private set; }
    public Guid? SaleId { get; private set; }
    public string InterimNo { get; private set; } = "";
    public string Category { get; private set; } = "";
    public string DepartmentCode { get; private set; } = "";
    public string? TeamCode { get; private set; }

    /// <summary>Pages, 0 or more.</summary>
    public int Pages { get; private set; }

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>, as its department registered it.</summary>
    public string SecurityLevel { get; private set; } = "";

    /// <summary>Ids of who may read it whatever their clearance; empty at level C.</summary>
    public IReadOnlyList<string> Viewers { get; private set; } = [];

    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(ItemRegistered state)
    {
        if (Version >= state.Version)
            return;
        (CompanyId, PropertyId, SaleId, InterimNo) = (state.CompanyId, state.PropertyId, state.SaleId, state.InterimNo);
        (Category, DepartmentCode, TeamCode, Pages) = (state.Category, state.DepartmentCode, state.TeamCode, state.Pages);
        (SecurityLevel, Viewers, Version) = (state.SecurityLevel, state.Viewers ?? [], state.Version);
    }
}
