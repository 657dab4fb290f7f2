namespace ArchivePlatform.Stations.Domain;

/// <summary>Parts of one file to ask addresses for, both ends included.</summary>
internal readonly record struct Wanted(QueuedFile File, int From, int Until);

/// <summary>How much is asked for and sent before the next look: addresses live 15 minutes, so not the whole pile at once.</summary>
internal static class Window
{
    /// <summary>Bytes of every part but the last, 16 MiB.</summary>
    public const int PartSize = 16 * 1024 * 1024;

    /// <summary>Most files in one request.</summary>
    public const int MostFiles = 500;

    /// <summary>Bytes of one window, 512 MiB: at 650 kB/s they are sent before their addresses end; on a slower line the rest is asked for again.</summary>
    public const long MostBytes = 512L * 1024 * 1024;

    /// <summary>The next missing parts of declared files, in the order of the queue: at least one where any is missing.</summary>
    public static IReadOnlyList<Wanted> Of(IEnumerable<QueuedFile> files)
    {
        var wanted = new List<Wanted>();
        var room = MostBytes;
        foreach (var file in files.Where(file => file.State == FileState.Declared && !file.IsSent))
        {
            if (wanted.Count == MostFiles || room <= 0)
                break;
            var parts = file.MissingParts.TakeWhile(part => Take(file, part, ref room)).ToList();
            wanted.Add(new(file, parts[0], parts[^1]));
        }
        return wanted;
    }

    /// <summary>Bytes of a part, which is numbered from 1.</summary>
    public static long SizeOf(QueuedFile file, int part) => Math.Min(PartSize, file.File.Size - (part - 1L) * PartSize);

    private static bool Take(QueuedFile file, int part, ref long room)
    {
        if (room <= 0)
            return false;
        room -= SizeOf(file, part);
        return true;
    }
}
