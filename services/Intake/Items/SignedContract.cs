namespace ArchivePlatform.Intake.Items;

/// <summary>A sale contract on record with the date written on it.</summary>
internal sealed record SignedContract(Guid PropertyId, Guid? SaleId, DateOnly SignedOn)
{
    /// <summary>The earliest contract of the sale, or of the property where no sale is named on either side; null where none is known.</summary>
    public static DateOnly? Earliest(IEnumerable<SignedContract> contracts, Guid? propertyId, Guid? saleId) =>
        contracts
            .Where(contract => contract.PropertyId == propertyId && (saleId is null || contract.SaleId is null || contract.SaleId == saleId))
            .Min(contract => (DateOnly?)contract.SignedOn);
}
