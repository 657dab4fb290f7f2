using System.Globalization;
using System.IO.Enumeration;
using ArchivePlatform.Stations.Domain;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Finds the files the user means and the items they belong to.</summary>
internal static class FindFiles
{
    private static readonly HashSet<string> Litter = new(StringComparer.OrdinalIgnoreCase) { "Thumbs.db", "desktop.ini" };

    /// <summary>The files of paths, folders with all that is in them; what a file system or desktop keeps for itself is left out.</summary>
    /// <param name="item">Their item; null where the names of their folders say it.</param>
    /// <exception cref="Stopped"><c>FILE_MISSING</c>: a path leads nowhere.</exception>
    public static IReadOnlyList<FoundFile> In(IEnumerable<string> paths, Guid? item, PageNumbers pages, Language language)
    {
        var found = new List<FoundFile>();
        foreach (var path in paths.Select(Path.GetFullPath))
        {
            if (File.Exists(path))
                found.Add(new(path, item ?? FolderNames.ItemOf(path, Path.GetDirectoryName(path)!), null));
            else if (Directory.Exists(path))
                found.AddRange(Below(path).Select(file => new FoundFile(file, item ?? FolderNames.ItemOf(file, path), null)));
            else
                throw new Stopped(ExitCode.Usage, "FILE_MISSING", language.Of($"{path} 不存在", $"{path} does not exist"));
        }
        return Paged([.. found.DistinctBy(file => file.Path)], pages);
    }

    /// <summary>The files of a list; its paths begin at its own folder.</summary>
    /// <exception cref="Stopped"><c>LIST_INVALID</c>: names every faulty line; nothing is sent.</exception>
    public static IReadOnlyList<FoundFile> Of(FileInfo list, PageNumbers pages, Language language)
    {
        if (!list.Exists)
            throw new Stopped(ExitCode.Usage, "FILE_MISSING", language.Of($"{list.FullName} 不存在", $"{list.FullName} does not exist"));
        var (files, faults) = ItemList.Read(File.ReadAllText(list.FullName));
        var found = files.Select(file => new FoundFile(Path.GetFullPath(file.File, list.DirectoryName!), file.Item, file.Page)).ToList();
        var told = faults.Select(fault => $"{list.Name}:{fault.Line.ToString(CultureInfo.InvariantCulture)} {Reasons.Of(fault.Code, language)}")
            .Concat(found.Where(file => !File.Exists(file.Path)).Select(file => language.Of($"{file.Path} 不存在", $"{file.Path} does not exist"))).ToList();
        return told.Count == 0
            ? Paged([.. found.DistinctBy(file => (file.Path, file.Item))], pages)
            : throw new Stopped(ExitCode.Usage, "LIST_INVALID", string.Join(Environment.NewLine, told));
    }

    private static IEnumerable<string> Below(string folder) =>
        new FileSystemEnumerable<string>(folder, (ref entry) => entry.ToFullPath(), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden, IgnoreInaccessible = false })
        {
            ShouldIncludePredicate = (ref entry) => !entry.IsDirectory && entry.FileName[0] != '.' && !Litter.Contains(entry.FileName.ToString()),
            ShouldRecursePredicate = (ref entry) => (entry.Attributes & FileAttributes.ReparsePoint) == 0,
        }.Order(StringComparer.Ordinal);

    private static IReadOnlyList<FoundFile> Paged(IReadOnlyList<FoundFile> files, PageNumbers pages) => pages switch
    {
        PageNumbers.Name => [.. files.Select(file => file with { Page = file.Page ?? PageOf(file.Path) })],
        PageNumbers.Order => [.. files.GroupBy(file => file.Item).SelectMany(item =>
            item.OrderBy(file => file.Path, StringComparer.Ordinal).Select((file, place) => file with { Page = file.Page ?? place + 1 }))],
        _ => files,
    };

    private static int? PageOf(string path) =>
        int.TryParse(Path.GetFileNameWithoutExtension(path), NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 99_999 ? page : null;
}
