using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests;

/// <summary>Runs the operators' commands as a person would.</summary>
internal static class Tool
{
    /// <param name="name">The command below <c>infra/</c>, for example <c>deadletters</c>.</param>
    /// <returns>Exit code and everything it printed.</returns>
    public static Task<(int Code, string Output)> RunAsync(Platform platform, CancellationToken ct, string name, params string[] arguments) =>
        Command.TryAsync(Path.Combine(Checkout.Root, "infra", name), [.. arguments, "--instance", platform.Instance.Name], ct);
}
