namespace ArchivePlatform.Handovers.Domain;

/// <summary>A cancelled subscription; kept so that it counts even when it arrives before the signing (AMB-30).</summary>
internal sealed class Cancellation
{
    private Cancellation()
    {
    }

    public Guid SaleId { get; private set; }
    public Guid CompanyId { get; private set; }

    /// <summary>Local archive date.</summary>
    public DateOnly CancelledOn { get; private set; }

    /// <summary>Version of the sale.</summary>
    public long Version { get; private set; }

    public static Cancellation Of(Guid saleId, Guid companyId, DateOnly cancelledOn, long version) =>
        new() { SaleId = saleId, CompanyId = companyId, CancelledOn = cancelledOn, Version = version };

    /// <summary>Takes over the day a newer version names.</summary>
    public void Learn(DateOnly cancelledOn, long version)
    {
        if (version > Version)
            (CancelledOn, Version) = (cancelledOn, version);
    }
}
