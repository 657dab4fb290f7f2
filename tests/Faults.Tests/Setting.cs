using System.Globalization;

namespace ArchivePlatform.Faults.Tests;

/// <summary>Sizes and seeds a run may be given by its environment.</summary>
internal static class Setting
{
    /// <summary>The number that <paramref name="name"/> is set to, or <paramref name="otherwise"/>.</summary>
    public static int Number(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), CultureInfo.InvariantCulture, out var number) ? number : otherwise;
}
