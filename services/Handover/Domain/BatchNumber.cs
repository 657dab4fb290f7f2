using System.Globalization;

namespace ArchivePlatform.Handovers.Domain;

internal static class BatchNumber
{
    /// <summary>Number of a batch inside its company, for example <c>HO-2026-0031</c>; more than 9999 a year simply grow wider.</summary>
    public static string Of(int year, int serial) => string.Create(CultureInfo.InvariantCulture, $"HO-{year:0000}-{serial:0000}");
}
