namespace ArchivePlatform.Lending.Domain;

/// <summary>Who borrows, and for which department.</summary>
internal sealed record Borrower(string Person, string Department);
