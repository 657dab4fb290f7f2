using ArchivePlatform.Stations.Domain;
using ArchivePlatform.Stations.Queue;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Takes found files into the queue: reads each for its digest, unless it is there already.</summary>
internal sealed class NoteFiles(UploadQueue queue, Report report)
{
    /// <summary>Takes one in.</summary>
    /// <returns>It, or the one of before where the same file is on its way or kept; null where it is not taken.</returns>
    public async Task<QueuedFile?> NoteAsync(FoundFile found, CancellationToken ct)
    {
        if (found.Item is not { } item)
            return Refuse(found, Reasons.ItemNotNamed);
        if (queue.Find(found.Path, item) is { } known && (known.IsOpen || (known.IsKept && Digest.LooksUnchanged(known.File))))
        {
            if (known.IsKept)
                report.Tell(ReportLine.Of("keptBefore", known));
            return known;
        }
        if (MediaTypes.Of(found.Path) is not { } mediaType)
            return Refuse(found, Reasons.MediaTypeNotAllowed);
        try
        {
            return await Digest.OfAsync(found.Path, ct) is { } file ? Noted(queue.Note(file, item, found.Page, mediaType)) : Refuse(found, Reasons.FileChanged);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Refuse(found, Reasons.FileUnreadable);
        }
    }

    private QueuedFile Noted(QueuedFile file)
    {
        report.Tell(ReportLine.Of("noted", file));
        return file;
    }

    private QueuedFile? Refuse(FoundFile found, string code)
    {
        report.Tell(new ReportLine("refused") { File = found.Path, Item = found.Item, Page = found.Page, Code = code });
        return null;
    }
}
