using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Backups;

/// <summary>Everything without which the databases cannot be opened or read: passwords, sealing keys, the tools' signing key, the instance's settings. Signing keys of Identity lie sealed in its database.</summary>
internal static class KeptKeys
{
    internal static void Save(Site site, string instance, string to)
    {
        Copy(site.Local("stack.env"), Path.Combine(to, "stack.env"));
        foreach (var file in Directory.EnumerateFiles(site.Local("secrets"), "*", SearchOption.AllDirectories))
            Copy(file, Path.Combine(to, "secrets", Path.GetRelativePath(site.Local("secrets"), file)));
        var settings = site.Local("instances", instance);
        foreach (var file in Directory.EnumerateFiles(settings, "*").Concat(Files(Path.Combine(settings, "s3"))))
            Copy(file, Path.Combine(to, "instances", instance, Path.GetRelativePath(settings, file)));
    }

    internal static void Restore(string from, Site site)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
            Copy(file, site.Local(Path.GetRelativePath(from, file)));
    }

    private static IEnumerable<string> Files(string folder) => Directory.Exists(folder) ? Directory.EnumerateFiles(folder) : [];

    private static void Copy(string from, string to) => PrivateFile.Write(to, File.ReadAllText(from));
}
