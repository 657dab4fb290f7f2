using System.Globalization;

namespace ArchivePlatform.Lending.Domain;

/// <summary>What tells a loan from every other one.</summary>
/// <param name="Number">For example <c>LN-2026-0031</c>; unique in the company.</param>
internal sealed record LoanIdentity(Guid Id, Guid CompanyId, string Number)
{
    /// <summary>Number of a loan inside its company; more than 9999 a year simply grow wider.</summary>
    internal static string NumberOf(int year, int serial) => string.Create(CultureInfo.InvariantCulture, $"LN-{year:0000}-{serial:0000}");
}
