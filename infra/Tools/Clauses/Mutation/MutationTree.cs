using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Clauses.Mutation;

/// <summary>A copy of the checkout in <c>.local/mutants</c> that may be broken; it shares the servers with the original.</summary>
internal static class MutationTree
{
    internal static string Root { get; } = Checkout.InLocal("mutants", "tree");

    /// <summary>Brings the copy up to date; what is already built there stays.</summary>
    internal static async Task RefreshAsync(CancellationToken ct)
    {
        var listed = await Command.RunAsync("git", ["ls-files", "-co", "--exclude-standard", "-z"], ct);
        var files = listed.Split('\0', StringSplitOptions.RemoveEmptyEntries)
            .Where(file => File.Exists(Path.Combine(Checkout.Root, file))).ToHashSet();
        Directory.CreateDirectory(Root);
        foreach (var file in files)
            Copy(file);
        foreach (var stale in RuleMutants.Sources(Root).Where(file => !files.Contains(Path.GetRelativePath(Root, file))))
            File.Delete(stale);
        var local = Path.Combine(Root, ".local");
        if (!Directory.Exists(local))
            Directory.CreateSymbolicLink(local, Checkout.Local);
    }

    /// <summary>Builds everything there once, without analysers.</summary>
    internal static Task BuildAsync(CancellationToken ct) => BuildAsync("infra/test.slnf", [], ct);

    /// <summary>Builds one service and puts it wherever the tests look for it.</summary>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    internal static async Task BuildServiceAsync(string project, CancellationToken ct)
    {
        await BuildAsync($"services/{project}/{project}.csproj", ["--no-restore", "--no-dependencies"], ct);
        var assembly = $"ArchivePlatform.{project}.dll";
        var built = Path.Combine(Root, "services", project, "bin", "Debug", "net10.0", assembly);
        foreach (var copy in Directory.EnumerateFiles(Path.Combine(Root, "tests"), assembly, SearchOption.AllDirectories)
            .Where(file => file.Contains("/bin/", StringComparison.Ordinal)))
        {
            File.Copy(built, copy, overwrite: true);
        }
    }

    private static async Task BuildAsync(string what, string[] how, CancellationToken ct) => await Command.RunAsync(
        "dotnet",
        ["build", Path.Combine(Root, what), "-c", "Debug", "-v", "q", "-nologo", "--tl:off", "-p:RunAnalyzers=false", "-p:TreatWarningsAsErrors=false", .. how],
        ct);

    private static void Copy(string file)
    {
        var (from, to) = (Path.Combine(Checkout.Root, file), Path.Combine(Root, file));
        Directory.CreateDirectory(Path.GetDirectoryName(to)!);
        if (!File.Exists(to) || !File.ReadAllBytes(from).AsSpan().SequenceEqual(File.ReadAllBytes(to)))
            File.Copy(from, to, overwrite: true);
    }
}
