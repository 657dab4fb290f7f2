namespace ArchivePlatform.Dossiers.Domain;

/// <summary>Something that belongs to one company and is hidden from every other.</summary>
internal interface IOfCompany
{
    /// <summary>Code of the owning company, for example <c>SZ01</c>.</summary>
    string CompanyCode { get; }
}
