using ArchivePlatform.Stations.Domain;

namespace ArchivePlatform.Stations.Queue;

/// <summary>The station's queue: what is on its way and what became of it, held by one process at a time and never ahead of its journal.</summary>
internal sealed class UploadQueue : IDisposable
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromDays(90);

    private readonly Lock gate = new();
    private readonly Journal journal;
    private readonly FileStream held;
    private readonly QueueState state;
    private readonly TimeProvider clock;

    private UploadQueue(Journal journal, FileStream held, QueueState state, TimeProvider clock)
    {
        this.journal = journal;
        this.held = held;
        this.state = state;
        this.clock = clock;
    }

    /// <summary>Every file in it, in its order.</summary>
    public IReadOnlyCollection<QueuedFile> Files => state.Files;

    /// <summary>The declaration that was sent and not answered, if any.</summary>
    public PendingDeclaration? Pending => state.Pending;

    /// <summary>Opens the queue in a folder and goes on where the last process ended, however it ended.</summary>
    /// <exception cref="Stopped"><c>QUEUE_IN_USE</c>, <c>QUEUE_DAMAGED</c></exception>
    public static UploadQueue Open(StationFolder folder, Language language, TimeProvider clock)
    {
        var held = Hold(folder, language);
        try
        {
            var lines = Journal.Read(folder.Journal);
            var queue = new UploadQueue(Journal.Open(folder.Journal), held, QueueState.Of(lines), clock);
            queue.Shorten(lines.Count);
            return queue;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>The last file of this path for this item, whatever became of it; null where there was none.</summary>
    public QueuedFile? Find(string path, Guid item) => state.Find(path, item);

    /// <summary>Adds a file.</summary>
    public QueuedFile Note(LocalFile file, Guid item, int? page, string mediaType)
    {
        lock (gate)
        {
            var number = state.NextNumber;
            Write(flush: false, new JournalLine(JournalLine.Noted, number, clock.GetUtcNow(), file, item, page, mediaType));
            return state[number];
        }
    }

    /// <summary>A declaration of these files is about to be sent.</summary>
    public PendingDeclaration BeginDeclaration(string key, IEnumerable<QueuedFile> files)
    {
        Write(flush: true, new JournalLine(JournalLine.Declaring, At: clock.GetUtcNow(), Key: key, Files: [.. files.Select(file => file.Number)]));
        return state.Pending!;
    }

    /// <summary>The pending declaration was answered with these lines.</summary>
    public void EndDeclaration(IEnumerable<JournalLine> answers) => Write(flush: true, [.. answers, new JournalLine(JournalLine.Answered)]);

    /// <summary>Something happened to one file.</summary>
    public void Write(bool flush, params JournalLine[] lines)
    {
        lock (gate)
        {
            journal.Append(lines, flush);
            foreach (var line in lines)
                state.Apply(line);
        }
    }

    /// <summary>A file has come to its end.</summary>
    public void End(QueuedFile file, FileState end, string? code = null, Guid? medium = null) =>
        Write(flush: true, new JournalLine(JournalLine.Ended, file.Number, clock.GetUtcNow(), State: end, Code: code, Medium: medium));

    public void Dispose()
    {
        journal.Dispose();
        held.Dispose();
    }

    /// <summary>Rewrites the journal once most of it is history; what ended long ago is forgotten.</summary>
    private void Shorten(int lines)
    {
        state.Forget(clock.GetUtcNow() - KeptFor);
        var left = state.ToLines();
        if (lines > 2 * left.Count + 5_000)
            journal.Replace(left);
    }

    private static FileStream Hold(StationFolder folder, Language language)
    {
        try
        {
            return new FileStream(folder.Lock, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException)
        {
            throw new Stopped(ExitCode.TryAgain, "QUEUE_IN_USE", language.Of("另一个扫描站程序正在使用此队列", "Another station program works on this queue"));
        }
    }
}
