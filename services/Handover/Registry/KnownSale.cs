using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Remembering;

namespace ArchivePlatform.Handovers.Registry;

/// <summary>A sale as Intake last announced it (AMB-29).</summary>
internal sealed class KnownSale : IRemembered<SaleRecorded>
{
    public Guid SaleId { get; init; }
    public Guid CompanyId { get; private set; }
    public Guid PropertyId { get; private set; }
    public string SaleNo { get; private set; } = "";
    public string State { get; private set; } = "";
    public long Version { get; private set; }

    /// <summary>Takes over a newer state; an older one is ignored.</summary>
    public void Take(SaleRecorded state)
    {
        if (Version >= state.Version)
            return;
        (CompanyId, PropertyId, SaleNo, State, Version) = (state.CompanyId, state.PropertyId, state.SaleNo, state.State, state.Version);
    }
}
