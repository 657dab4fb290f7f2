using System.Text.RegularExpressions;

namespace ArchivePlatform.Stations.Domain;

/// <summary>Reads an item out of the name of the folder its scans lie in.</summary>
internal static partial class FolderNames
{
    /// <summary>The item named by the nearest folder around a file: its id, alone or with words around it (<c>认购书 0192…</c>); null where no folder names one, or one names two.</summary>
    /// <param name="within">Folder above which nothing is looked at.</param>
    public static Guid? ItemOf(string file, string within)
    {
        for (var folder = Path.GetDirectoryName(file); folder is not null; folder = Path.GetDirectoryName(folder))
        {
            var found = Id().Matches(Path.GetFileName(folder));
            if (found.Count > 0)
                return found.Count == 1 ? Guid.Parse(found[0].Value) : null;
            if (folder.Length <= within.Length)
                return null;
        }
        return null;
    }

    [GeneratedRegex("(?<![0-9a-fA-F])[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}(?![0-9a-fA-F])")]
    private static partial Regex Id();
}
