using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Clauses.Mutation;

/// <summary>A copy of the checkout in <c>.local/mutants</c> that may be broken; it shares the servers with the original.</summary>
internal static class MutationTree
{
    private static readonly string[] Folders = ["gateway", "services", "tests"];

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

    /// <summary>Does something with the copy while a mutant is in it; the sound source comes back, to be built with the next.</summary>
    /// <exception cref="InvalidOperationException">The mutant does not compile.</exception>
    internal static async Task<T> WithAsync<T>(Mutant mutant, Func<string, Task<T>> look, CancellationToken ct)
    {
        var file = Path.Combine(Root, mutant.File);
        var sound = await File.ReadAllTextAsync(file, ct);
        try
        {
            await File.WriteAllTextAsync(file, mutant.Apply(sound), ct);
            await BuildProjectAsync(mutant.Folder, ct);
            return await look(mutant.Describe(sound));
        }
        finally
        {
            await File.WriteAllTextAsync(file, sound, CancellationToken.None);
        }
    }

    /// <summary>Builds one project and puts it wherever a service or a test looks for it.</summary>
    /// <param name="folder">For example <c>services/Handover</c>.</param>
    /// <exception cref="InvalidOperationException">It does not compile.</exception>
    internal static async Task BuildProjectAsync(string folder, CancellationToken ct)
    {
        var project = Path.GetFileName(folder);
        await BuildAsync($"{folder}/{project}.csproj", ["--no-restore", "--no-dependencies"], ct);
        var assembly = $"ArchivePlatform.{project}.dll";
        var built = Path.Combine(Root, folder, "bin", "Debug", "net10.0", assembly);
        foreach (var copy in Folders.SelectMany(below => Directory.EnumerateFiles(Path.Combine(Root, below), assembly, SearchOption.AllDirectories))
            .Where(file => file.Contains("/bin/Debug/", StringComparison.Ordinal) && file != built))
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
