using System.Security.Cryptography;
using ArchivePlatform.Stations.Domain;
using ArchivePlatform.Stations.Platform;
using ArchivePlatform.Stations.Queue;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Declares waiting files in bulk. A declaration whose answer never came is sent again by its own key first, so that no file is declared twice.</summary>
/// <param name="unknownFor">How long an item that is unknown yet is asked for again.</param>
internal sealed class DeclareFiles(UploadQueue queue, ScanDesk scan, Report report, TimeSpan unknownFor, TimeProvider clock)
{
    private static readonly TimeSpan UnknownPause = TimeSpan.FromSeconds(2);
    private const int MostDeclarations = 3;

    private readonly Dictionary<int, (long First, long Last)> unknown = [];

    /// <summary>Declares those that wait and whose item need not be waited for.</summary>
    public async Task RunAsync(IEnumerable<QueuedFile> files, CancellationToken ct)
    {
        if (queue.Pending is { } pending)
            await SendAsync(pending, ct);
        var waiting = files.Where(file => file.State == FileState.Waiting && IsDue(file)).Take(Window.MostFiles).ToList();
        if (waiting.Count > 0)
            await SendAsync(queue.BeginDeclaration(NewKey(), waiting), ct);
    }

    /// <summary>Whether there is something to declare now.</summary>
    public bool HasWork(IEnumerable<QueuedFile> files) => files.Any(file => file.State == FileState.Waiting && IsDue(file));

    /// <summary>A declaration that is worth nothing any more is made anew, but not for ever.</summary>
    public void Again(QueuedFile file, string code)
    {
        if (file.Declarations < MostDeclarations)
            queue.Write(flush: true, new JournalLine(JournalLine.Again, file.Number));
        else
            Refuse(file, code, null);
    }

    /// <summary>Waits until an item that was unknown is asked for again.</summary>
    public Task PauseAsync(CancellationToken ct) => Task.Delay(UnknownPause, clock, ct);

    /// <summary>A key of 128 random bits.</summary>
    public static string NewKey() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(16));

    private bool IsDue(QueuedFile file) =>
        !unknown.TryGetValue(file.Number, out var asked) || clock.GetElapsedTime(asked.Last) >= UnknownPause;

    private async Task SendAsync(PendingDeclaration pending, CancellationToken ct)
    {
        try
        {
            var answers = await scan.DeclareAsync([.. pending.Files.Select(LineOf)], pending.Key, ct);
            var taken = pending.Files.Zip(answers).ToList();
            queue.EndDeclaration(taken.Where(pair => pair.Second.Id is not null)
                .Select(pair => new JournalLine(JournalLine.Declared, pair.First.Number, Upload: pair.Second.Id, Parts: pair.Second.Parts)));
            foreach (var (file, answer) in taken)
                Settle(file, answer);
        }
        catch (RequestRefused refusal)
        {
            queue.EndDeclaration([]);
            foreach (var file in pending.Files)
                Refuse(file, refusal.Code, refusal.Message);
        }
    }

    private void Settle(QueuedFile file, DeclaredLine answer)
    {
        if (answer.Id is not null)
            report.Tell(ReportLine.Of("declared", file));
        else if (answer.Code == "ITEM_UNKNOWN" && MayArrive(file))
            report.Tell(ReportLine.Of("waiting", file) with { Code = answer.Code, Detail = answer.Detail });
        else
            Refuse(file, answer.Code ?? "REFUSED", answer.Detail);
    }

    private bool MayArrive(QueuedFile file)
    {
        var first = unknown.TryGetValue(file.Number, out var asked) ? asked.First : clock.GetTimestamp();
        unknown[file.Number] = (first, clock.GetTimestamp());
        return clock.GetElapsedTime(first) < unknownFor;
    }

    private void Refuse(QueuedFile file, string code, string? detail)
    {
        queue.End(file, FileState.Refused, code);
        report.Tell(ReportLine.Of("refused", file) with { Detail = detail });
    }

    private static DeclareLine LineOf(QueuedFile file) => new(file.Item, file.File.Name, file.File.Size, file.File.Sha256, file.MediaType, file.Page);
}
