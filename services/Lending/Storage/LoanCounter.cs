namespace ArchivePlatform.Lending.Storage;

/// <summary>The last loan number a company has given in a year; its row is locked while one is taken.</summary>
internal sealed class LoanCounter
{
    public Guid CompanyId { get; private set; }
    public int Year { get; private set; }
    public int Last { get; private set; }
}
