namespace ArchivePlatform.Identities.Seeding;

/// <summary>A file only its owner may read (0600).</summary>
internal static class OwnersFile
{
    internal static void Write(string path, IEnumerable<string> lines)
    {
        File.Delete(path);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        using var file = new FileStream(path, options);
        using var writer = new StreamWriter(file);
        foreach (var line in lines)
            writer.WriteLine(line);
    }
}
