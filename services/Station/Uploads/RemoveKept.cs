using ArchivePlatform.Stations.Domain;
using ArchivePlatform.Stations.Queue;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Removes originals from this machine, where the user wants it: only of what the archive keeps, and only while they are byte for byte what it keeps (clause 5.9).</summary>
internal sealed class RemoveKept(UploadQueue queue, Unchanged unchanged, Report report)
{
    /// <summary>Removes those it may; one that has changed since, or cannot be removed, stays and is told.</summary>
    /// <returns>How many stay.</returns>
    public async Task<int> RunAsync(IEnumerable<QueuedFile> files, CancellationToken ct)
    {
        var stays = 0;
        foreach (var file in files.Where(file => file.IsKept && !file.IsRemoved))
        {
            if ((await unchanged.FaultOfAsync(file, ct) ?? Delete(file)) is { } code)
            {
                report.Tell(ReportLine.Of("stays", file) with { Code = code });
                stays++;
                continue;
            }
            queue.Write(flush: true, new JournalLine(JournalLine.Removed, file.Number));
            report.Tell(ReportLine.Of("removed", file));
        }
        return stays;
    }

    private static string? Delete(QueuedFile file)
    {
        try
        {
            File.Delete(file.File.Path);
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Reasons.FileUnreadable;
        }
    }
}
