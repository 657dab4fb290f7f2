using ArchivePlatform.Stack;

namespace ArchivePlatform.Platform.Tests.Architecture;

/// <summary>A text file of the checkout.</summary>
/// <param name="Path">From the checkout's root, with slashes.</param>
internal sealed record SourceFile(string Path, string Text)
{
    private static readonly HashSet<string> Unshared =
        [".git", ".local", ".vs", ".idea", "bin", "obj", "node_modules", "TestResults", "BenchmarkDotNet.Artifacts"];

    private static readonly Lazy<IReadOnlyList<SourceFile>> Read = new(() => [.. Below(new DirectoryInfo(Checkout.Root))]);

    /// <summary>Every text file of the checkout that is written by hand or kept for the build; no build results.</summary>
    internal static IReadOnlyList<SourceFile> All => Read.Value;

    /// <summary>The C# among them.</summary>
    internal static IReadOnlyList<SourceFile> Code { get; } = [.. All.Where(file => file.Path.EndsWith(".cs", StringComparison.Ordinal))];

    /// <summary>File name without folder and ending.</summary>
    internal string Name => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Folder from the checkout's root, with slashes.</summary>
    internal string Folder => Path[..Math.Max(0, Path.LastIndexOf('/'))];

    /// <summary>The lines, numbered from 1.</summary>
    internal IEnumerable<(int Number, string Text)> Lines => Text.Split('\n').Select((text, index) => (index + 1, text.TrimEnd('\r')));

    /// <summary>Made by the migration tool rather than by a person.</summary>
    internal bool IsGenerated => Path.Contains("/Migrations/", StringComparison.Ordinal);

    /// <summary>True below any of the folders, named from the root.</summary>
    internal bool IsBelow(params string[] folders) =>
        folders.Any(folder => Path.StartsWith(folder + "/", StringComparison.Ordinal));

    /// <summary>The file at a path from the root; it must exist.</summary>
    internal static SourceFile At(string path) =>
        All.SingleOrDefault(file => file.Path == path) ?? throw new InvalidOperationException($"{path} is not in the checkout");

    private static IEnumerable<SourceFile> Below(DirectoryInfo folder)
    {
        foreach (var inner in folder.EnumerateDirectories().Where(inner => inner.LinkTarget is null && !Unshared.Contains(inner.Name)))
        {
            foreach (var file in Below(inner))
                yield return file;
        }
        foreach (var file in folder.EnumerateFiles().Where(file => file.LinkTarget is null && !Unshared.Contains(file.Name)))
        {
            var text = File.ReadAllText(file.FullName);
            if (!text.Contains('\0', StringComparison.Ordinal))
                yield return new(System.IO.Path.GetRelativePath(Checkout.Root, file.FullName).Replace('\\', '/'), text);
        }
    }
}
