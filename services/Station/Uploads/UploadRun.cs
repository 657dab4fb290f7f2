using ArchivePlatform.Stations.Domain;
using ArchivePlatform.Stations.Enrolment;
using ArchivePlatform.Stations.Platform;
using ArchivePlatform.Stations.Queue;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>One run: takes files into the queue, some hundreds at a time, and brings everything in it to its end.</summary>
internal sealed class UploadRun(UploadQueue queue, NoteFiles note, DeclareFiles declare, SendParts send, ConfirmFiles confirm, Report report)
{
    private const long MostBytesAtOnce = 8L << 30;

    private readonly HashSet<QueuedFile> handled = [];
    private int refused;

    /// <summary>Opens the queue and runs.</summary>
    /// <returns>One of <see cref="ExitCode"/>.</returns>
    /// <exception cref="Stopped">The station is not enrolled, the queue is in use, or the platform cannot be reached.</exception>
    public static async Task<int> RunAsync(
        StationFolder folder, IReadOnlyList<FoundFile> found, UploadPlan plan, Patience patience, Report report, Language language, CancellationToken ct)
    {
        var (key, clock) = (StationKey.Read(folder, language), TimeProvider.System);
        using var queue = UploadQueue.Open(folder, language, clock);
        using var http = StationClient.For(key.Gateway);
        using var tokens = new Tokens(http, key, patience, language, clock);
        patience.Pausing += report.Wait;
        var platformTime = new PlatformTime(clock);
        var scan = new ScanDesk(new Gateway(http, key, tokens, patience, platformTime, language));
        using var unchanged = new Unchanged(queue, report);
        var declare = new DeclareFiles(queue, scan, report, plan.ItemWait, clock);
        var send = new SendParts(queue, scan, new PartSender(http), key, unchanged, declare, patience, report, plan.Streams, platformTime);
        var confirm = new ConfirmFiles(queue, scan, declare, unchanged, patience, report, language, clock);
        var run = new UploadRun(queue, new NoteFiles(queue, report), declare, send, confirm, report);
        await run.BringAsync(found, ct);
        var stays = plan.Remove ? await new RemoveKept(queue, unchanged, report).RunAsync(run.handled, ct) : 0;
        return run.End(stays);
    }

    private async Task BringAsync(IReadOnlyList<FoundFile> found, CancellationToken ct)
    {
        handled.UnionWith(queue.Files.Where(file => file.IsOpen));
        report.Expect(handled.Count + found.Count);
        var (files, bytes) = (0, 0L);
        foreach (var one in found)
        {
            if (await note.NoteAsync(one, ct) is not { } file)
                refused++;
            else if (handled.Add(file) && file.IsOpen)
                (files, bytes) = (files + 1, bytes + file.File.Size);
            if (files < Window.MostFiles && bytes < MostBytesAtOnce)
                continue;
            (files, bytes) = (0, 0);
            await PassAsync(ct);
        }
        await ToTheEndAsync(ct);
    }

    /// <summary>Declares, sends and confirms what there is, up to 500 files of what waits.</summary>
    private async Task PassAsync(CancellationToken ct)
    {
        await declare.RunAsync(queue.Files, ct);
        await send.RunAsync([.. queue.Files.Where(file => file.IsOpen)], ct);
        await confirm.RunAsync(queue.Files, ct);
    }

    private async Task ToTheEndAsync(CancellationToken ct)
    {
        while (queue.Pending is not null || queue.Files.Any(file => file.IsOpen))
        {
            await PassAsync(ct);
            if (declare.HasWork(queue.Files) || queue.Files.Any(file => file.State == FileState.Declared))
                continue;
            await confirm.AwaitAsync(queue.Files, ct);
            if (queue.Files.Any(file => file.State == FileState.Waiting) && !declare.HasWork(queue.Files))
                await declare.PauseAsync(ct);
        }
    }

    private int End(int stays)
    {
        var summary = ShowQueue.SummaryOf(handled);
        report.Tell(summary with { Refused = summary.Refused + refused });
        return handled.All(file => file.IsKept) && refused + stays == 0 ? ExitCode.Done : ExitCode.SomeNotKept;
    }
}
