namespace ArchivePlatform.Stack;

/// <summary>A file of <c>KEY=VALUE</c> lines; the value runs to the end of its line.</summary>
public static class EnvFile
{
    /// <summary>Its settings; lines without a key and comments are skipped.</summary>
    public static IReadOnlyDictionary<string, string> Read(string path) =>
        File.ReadLines(path)
            .Where(line => line.IndexOf('=', StringComparison.Ordinal) > 0 && line[0] != '#')
            .Select(line => line.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1], StringComparer.Ordinal);

    /// <summary>Writes <paramref name="settings"/> for their owner alone.</summary>
    public static void Write(string path, IReadOnlyDictionary<string, string> settings) =>
        PrivateFile.Write(path, string.Concat(settings.Select(pair => $"{pair.Key}={pair.Value}\n")));
}
