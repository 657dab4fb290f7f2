using ArchivePlatform.Stations.Domain;
using ArchivePlatform.Stations.Queue;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Refuses what was changed on this machine after it was declared: the archive gets what was declared, or nothing.</summary>
internal sealed class Unchanged(UploadQueue queue, Report report) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);

    /// <summary>Whether a file is still what was declared; one that only was touched is. A changed or missing one ends as refused.</summary>
    /// <param name="readAgain">Whether to look at all bytes even where the file looks untouched.</param>
    public async Task<bool> HoldsAsync(QueuedFile file, bool readAgain, CancellationToken ct)
    {
        if (!readAgain && Digest.LooksUnchanged(file.File))
            return true;
        await gate.WaitAsync(ct);
        try
        {
            return file.IsOpen && ((!readAgain && Digest.LooksUnchanged(file.File)) || IsFine(file, await FaultOfAsync(file, ct)));
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();

    private bool IsFine(QueuedFile file, string? fault)
    {
        if (fault is null)
            return true;
        queue.End(file, FileState.Refused, fault);
        report.Tell(ReportLine.Of("refused", file));
        return false;
    }

    /// <summary>What happened to a file: null where it has the bytes it had.</summary>
    public async Task<string?> FaultOfAsync(QueuedFile file, CancellationToken ct)
    {
        try
        {
            if (!File.Exists(file.File.Path))
                return Reasons.FileMissing;
            if (await Digest.OfAsync(file.File.Path, ct) is not { } now || now.Sha256 != file.File.Sha256)
                return Reasons.FileChanged;
            if (now.ModifiedAt != file.File.ModifiedAt)
                queue.Write(flush: false, new JournalLine(JournalLine.Touched, file.Number, ModifiedAt: now.ModifiedAt));
            return null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Reasons.FileUnreadable;
        }
    }
}
