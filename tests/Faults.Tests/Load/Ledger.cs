using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Faults.Tests.Load;

/// <summary>What the load client was told, attempt by attempt; each line is on disk before the next step.</summary>
internal sealed class Ledger : IDisposable
{
    private readonly ConcurrentDictionary<string, Entry> entries = new();
    private readonly Lock gate = new();
    private readonly FileStream file;

    /// <param name="name">Name of the file below <c>.local/results</c>.</param>
    public Ledger(string name)
    {
        Directory.CreateDirectory(Checkout.InLocal("results"));
        file = new FileStream(Checkout.InLocal("results", $"{name}.ledger"), FileMode.Create, FileAccess.Write, FileShare.Read);
    }

    /// <summary>Every attempt by the mark it bears in the platform.</summary>
    public IReadOnlyDictionary<string, Entry> Entries => entries;

    /// <summary>How many attempts ended so.</summary>
    public int Count(Outcome outcome) => entries.Values.Count(entry => entry.Outcome == outcome);

    /// <summary>An attempt is about to be made: until something else is noted, nobody knows how it ended.</summary>
    public void Begin(string mark) => Note(mark, new(Outcome.Unknown, null, null));

    /// <summary>An attempt was answered.</summary>
    public void End(string mark, Entry entry) => Note(mark, entry);

    public void Dispose() => file.Dispose();

    private void Note(string mark, Entry entry)
    {
        var line = string.Create(CultureInfo.InvariantCulture, $"{mark}\t{entry.Outcome}\t{entry.Status}\t{entry.Id}\n");
        lock (gate)
        {
            file.Write(Encoding.UTF8.GetBytes(line));
            file.Flush(flushToDisk: true);
        }
        entries[mark] = entry;
    }
}

/// <summary>How one attempt ended for the client.</summary>
/// <param name="Status">HTTP status; null without an answer.</param>
/// <param name="Id">Id in the answer; null without one.</param>
internal sealed record Entry(Outcome Outcome, int? Status, Guid? Id);

/// <summary>What the client may presume.</summary>
internal enum Outcome
{
    /// <summary>No answer, or one that leaves it open (5xx): done once or not at all.</summary>
    Unknown,

    /// <summary>2xx: done exactly once.</summary>
    Acked,

    /// <summary>4xx: not done.</summary>
    Refused,
}
