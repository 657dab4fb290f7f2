using System.Text.RegularExpressions;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Testing;

/// <summary>Removes what test runs left that were killed before they could clean up.</summary>
internal static partial class CrashedRuns
{
    /// <summary>Notes that this process owns the instance.</summary>
    internal static void Own(Instance instance) => ProcessMark.Own.Write(instance.Path("owner"));

    internal static async Task SweepAsync(CancellationToken ct)
    {
        foreach (var name in Instance.Names().Where(name => TestName().IsMatch(name)))
        {
            if (ProcessMark.Read(Instance.Named(name).Path("owner")) is { IsAlive: false })
                await Instance.DropAsync(name, ct);
        }
    }

    [GeneratedRegex("^t[0-9]+$")]
    private static partial Regex TestName();
}
