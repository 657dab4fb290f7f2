using System.Collections.Concurrent;
using System.Net;
using ArchivePlatform.Stations.Domain;
using ArchivePlatform.Stations.Enrolment;
using ArchivePlatform.Stations.Platform;
using ArchivePlatform.Stations.Queue;
using ArchivePlatform.Stations.Reports;

namespace ArchivePlatform.Stations.Uploads;

/// <summary>Sends the bytes of declared files, several parts side by side, window after window; what the store has already is not sent again.</summary>
/// <param name="streams">Parts on their way at once, 1 to 16.</param>
internal sealed class SendParts(
    UploadQueue queue, ScanDesk scan, PartSender sender, StationKey key, Unchanged unchanged, DeclareFiles declare, Patience patience, Report report, int streams, PlatformTime time)
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(10);
    private const int MostRefusals = 5;

    private readonly ConcurrentDictionary<(Guid Upload, int Part), int> refusals = new();

    /// <summary>Sends until nothing of these is missing, or ends those that cannot be sent.</summary>
    public async Task RunAsync(IReadOnlyList<QueuedFile> files, CancellationToken ct)
    {
        while (Window.Of(files) is { Count: > 0 } wanted)
        {
            var lines = await scan.AddressesAsync([.. wanted.Select(each => new AddressWish(each.File.Upload!.Value, each.From, each.Until))], ct);
            var work = wanted.Zip(lines).SelectMany(pair => Take(pair.First, pair.Second)).ToList();
            if (await RoundAsync(work, ct) is { } fault)
                await patience.PauseAsync(fault.Sentence, fault.RetryAfter, ct);
            else if (Window.Of(files).SequenceEqual(wanted))
                await patience.PauseAsync("no good addresses", null, ct);
        }
    }

    /// <summary>What of an answer is to be sent; marks what the store has.</summary>
    private IEnumerable<(QueuedFile File, Address Address, DateTimeOffset GoodUntil)> Take(Wanted wanted, AddressLine line)
    {
        if (line.Code is { } code)
        {
            Close(wanted.File, code, line.Detail);
            return [];
        }
        var missing = wanted.File.MissingParts.ToHashSet();
        var known = line.Stored!.Where(missing.Contains).Select(part => new JournalLine(JournalLine.Stored, wanted.File.Number, Part: part)).ToArray();
        if (known.Length > 0)
            queue.Write(flush: false, known);
        return line.Addresses!.Where(address => missing.Contains(address.Part)).Select(address => (wanted.File, address, line.ExpiresAt!.Value));
    }

    /// <summary>An upload without addresses: confirmed before this station could note it, or over.</summary>
    private void Close(QueuedFile file, string code, string? detail)
    {
        if (code == "UPLOAD_CLOSED")
            queue.Write(flush: true, new JournalLine(JournalLine.Confirmed, file.Number));
        else if (code == "UPLOAD_UNKNOWN")
            declare.Again(file, code);
        else
            Refuse(file, code, detail);
    }

    /// <summary>Sends side by side; after a broken connection nothing further is begun.</summary>
    /// <returns>The last fault, if any.</returns>
    private async Task<Fault?> RoundAsync(IReadOnlyList<(QueuedFile File, Address Address, DateTimeOffset GoodUntil)> work, CancellationToken ct)
    {
        Fault? fault = null;
        await Parallel.ForEachAsync(work, new ParallelOptions { MaxDegreeOfParallelism = streams, CancellationToken = ct }, async (each, one) =>
        {
            var isBroken = Volatile.Read(ref fault) is { IsPassing: true };
            if (isBroken || !each.File.IsOpen || time.Now > each.GoodUntil - Margin || !await unchanged.HoldsAsync(each.File, readAgain: false, one))
                return;
            if (await SendAsync(each.File, each.Address, one) is { } refused)
                Volatile.Write(ref fault, refused);
        });
        return fault;
    }

    private async Task<Fault?> SendAsync(QueuedFile file, Address address, CancellationToken ct)
    {
        if (!key.MaySendTo(address.Url))
        {
            Refuse(file, Reasons.AddressForeign, address.Url.GetLeftPart(UriPartial.Authority));
            return null;
        }
        var fault = await sender.SendAsync(
            file.File.Path, address, () => queue.Write(flush: false, new JournalLine(JournalLine.Sending, file.Number, Part: address.Part)), report.Moved, ct);
        if (fault is null)
        {
            patience.Succeed();
            queue.Write(flush: false, new JournalLine(JournalLine.Stored, file.Number, Part: address.Part));
            report.Tell(ReportLine.Of("stored", file) with { Part = address.Part });
        }
        else if (!fault.IsPassing)
            await JudgeAsync(file, address.Part, fault, ct);
        return fault;
    }

    /// <summary>The store refused these bytes: the file has changed, or they were changed on their way, or the address was over; sent again, but not for ever.</summary>
    private async Task JudgeAsync(QueuedFile file, int part, Fault fault, CancellationToken ct)
    {
        if (fault.Status == HttpStatusCode.BadRequest && !await unchanged.HoldsAsync(file, readAgain: true, ct))
            return;
        if (refusals.AddOrUpdate((file.Upload!.Value, part), 1, (_, before) => before + 1) >= MostRefusals)
            Refuse(file, Reasons.StoreRefuses, fault.Sentence);
    }

    private void Refuse(QueuedFile file, string code, string? detail)
    {
        queue.End(file, FileState.Refused, code);
        report.Tell(ReportLine.Of("refused", file) with { Detail = detail });
    }
}
