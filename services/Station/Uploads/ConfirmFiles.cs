using ArchivePlatform.Stations.Domain;
using ArchivePlatform.Stations.Platform;
using ArchivePlatform.Stations.Queue;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Says of files whose bytes are stored that they are, and asks what became of them; only what is verified or joined is kept (clause 5.9).</summary>
internal sealed class ConfirmFiles(UploadQueue queue, ScanDesk scan, DeclareFiles declare, Unchanged unchanged, Patience patience, Report report, Language language, TimeProvider clock)
{
    private const int MostReopenings = 5;

    private static readonly TimeSpan PollEvery = TimeSpan.FromSeconds(1);

    private readonly Dictionary<int, int> reopenings = [];

    /// <summary>Confirms those that are sent whole and did not change on this machine meanwhile.</summary>
    public async Task RunAsync(IEnumerable<QueuedFile> files, CancellationToken ct)
    {
        var sent = new List<QueuedFile>();
        foreach (var file in files.Where(file => file.IsSent))
        {
            if (await unchanged.HoldsAsync(file, readAgain: false, ct))
                sent.Add(file);
        }
        foreach (var some in sent.Chunk(Window.MostFiles))
            Settle(some, await scan.ConfirmAsync([.. some.Select(file => file.Upload!.Value)], DeclareFiles.NewKey(), ct));
    }

    /// <summary>Asks until each confirmed one has come to its end.</summary>
    /// <exception cref="Stopped"><c>NOT_VERIFIED_YET</c>: for a long time none did.</exception>
    public async Task AwaitAsync(IReadOnlyCollection<QueuedFile> files, CancellationToken ct)
    {
        var (fewest, since) = (int.MaxValue, clock.GetTimestamp());
        while (files.Where(file => file.State == FileState.Confirmed).ToList() is { Count: > 0 } open)
        {
            foreach (var some in open.Chunk(Window.MostFiles))
                Settle(some, await scan.StatesAsync([.. some.Select(file => file.Upload!.Value)], ct));
            if (open.Count(file => file.State == FileState.Confirmed) is var left && left < fewest)
                (fewest, since) = (left, clock.GetTimestamp());
            else if (clock.GetElapsedTime(since) > patience.Longest)
                throw new Stopped(ExitCode.TryAgain, "NOT_VERIFIED_YET", language.Of($"平台尚未核验 {left} 个文件，稍后用 resume 继续", $"{left} files are not verified yet; resume later"));
            if (left > 0)
                await Task.Delay(PollEvery, clock, ct);
        }
    }

    private void Settle(IEnumerable<QueuedFile> files, IEnumerable<UploadLine> lines)
    {
        foreach (var (file, line) in files.Zip(lines))
            Settle(file, line);
    }

    private void Settle(QueuedFile file, UploadLine line)
    {
        switch (line.Status)
        {
            case "UPLOADED":
                if (file.State == FileState.Declared)
                    Note(file, "confirmed", new JournalLine(JournalLine.Confirmed, file.Number));
                break;
            case "VERIFIED":
                End(file, FileState.Verified, "verified", null, line.MediaId);
                break;
            case "JOINED":
                End(file, FileState.Joined, "joined", null, line.MediaId);
                break;
            case "REJECTED":
                End(file, FileState.Rejected, "rejected", line.Reason, null);
                break;
            case "EXPIRED":
                declare.Again(file, "UPLOAD_CLOSED");
                break;
            case "DECLARED":
                SendAgain(file, Enumerable.Range(1, file.Parts));
                break;
            default:
                Refused(file, line);
                break;
        }
    }

    private void Refused(QueuedFile file, UploadLine line)
    {
        if (line.Code == "UPLOAD_INCOMPLETE")
            SendAgain(file, line.Missing is { Count: > 0 } missing ? missing : Enumerable.Range(1, file.Parts));
        else if (line.Code is "UPLOAD_UNKNOWN" or "UPLOAD_CLOSED")
            declare.Again(file, line.Code);
        else
            End(file, FileState.Refused, "refused", line.Code, null, line.Detail);
    }

    /// <summary>What the store has not is sent again, but not for ever.</summary>
    private void SendAgain(QueuedFile file, IEnumerable<int> parts)
    {
        var times = reopenings[file.Number] = reopenings.GetValueOrDefault(file.Number) + 1;
        if (times > MostReopenings)
            End(file, FileState.Refused, "refused", Reasons.StoreRefuses, null);
        else
            queue.Write(flush: true, [.. parts.Select(part => new JournalLine(JournalLine.Missing, file.Number, Part: part)), new JournalLine(JournalLine.Reopened, file.Number)]);
    }

    private void Note(QueuedFile file, string what, JournalLine line)
    {
        queue.Write(flush: true, line);
        report.Tell(ReportLine.Of(what, file));
    }

    private void End(QueuedFile file, FileState end, string what, string? code, Guid? medium, string? detail = null)
    {
        queue.End(file, end, code, medium);
        report.Tell(ReportLine.Of(what, file) with { Detail = detail });
    }
}
