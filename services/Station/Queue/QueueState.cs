using ArchivePlatform.Stations.Domain;

namespace ArchivePlatform.Stations.Queue;

/// <summary>A declaration that was sent, or was about to be, and is not answered yet.</summary>
/// <param name="Key">Its <c>Idempotency-Key</c>; the platform answers the same key and content alike for 7 days.</param>
internal sealed record PendingDeclaration(string Key, IReadOnlyList<QueuedFile> Files);

/// <summary>What the lines of a journal come to.</summary>
internal sealed class QueueState
{
    private readonly SortedDictionary<int, QueuedFile> files = [];
    private readonly Dictionary<(string Path, Guid Item), QueuedFile> last = [];

    public IReadOnlyCollection<QueuedFile> Files => files.Values;

    public PendingDeclaration? Pending { get; private set; }

    public int NextNumber { get; private set; } = 1;

    public QueuedFile this[int number] => files[number];

    public static QueueState Of(IEnumerable<JournalLine> lines)
    {
        var state = new QueueState();
        foreach (var line in lines)
            state.Apply(line);
        return state;
    }

    public QueuedFile? Find(string path, Guid item) => last.GetValueOrDefault((path, item));

    /// <summary>Takes in one line; the same twice is once.</summary>
    public void Apply(JournalLine line)
    {
        if (line.What == JournalLine.Noted)
            Add(new(line.File!.Value, line.Local!, line.Item!.Value, line.Page, line.MediaType!));
        else if (line.What == JournalLine.Declaring)
            Pending = new(line.Key!, [.. line.Files!.Select(number => files[number])]);
        else if (line.What == JournalLine.Answered)
            Pending = null;
        else if (files.TryGetValue(line.File!.Value, out var file))
            Apply(file, line);
    }

    /// <summary>Leaves out what ended before <paramref name="before"/>; a file of the same path may then be sent once more, and joins.</summary>
    public void Forget(DateTimeOffset before)
    {
        foreach (var file in files.Values.Where(file => file.EndedAt < before).ToList())
        {
            files.Remove(file.Number);
            last.Remove((file.File.Path, file.Item));
        }
    }

    /// <summary>The fewest lines that come to this state.</summary>
    public IReadOnlyList<JournalLine> ToLines()
    {
        var lines = files.Values.SelectMany(LinesOf).ToList();
        if (Pending is { } pending)
            lines.Add(new(JournalLine.Declaring, Key: pending.Key, Files: [.. pending.Files.Select(file => file.Number)]));
        return lines;
    }

    private static void Apply(QueuedFile file, JournalLine line)
    {
        switch (line.What)
        {
            case JournalLine.Declared:
                file.Declare(line.Upload!.Value, line.Parts!.Value);
                break;
            case JournalLine.Stored:
                file.Store(line.Part!.Value);
                break;
            case JournalLine.Missing:
                file.Lose(line.Part!.Value);
                break;
            case JournalLine.Confirmed:
                file.Confirm();
                break;
            case JournalLine.Reopened:
                file.Reopen();
                break;
            case JournalLine.Again:
                file.BeginAgain();
                break;
            case JournalLine.Touched:
                file.Touch(line.ModifiedAt!.Value);
                break;
            case JournalLine.Ended:
                file.End(line.State!.Value, line.Code, line.Medium, line.At);
                break;
            case JournalLine.Removed:
                file.Remove();
                break;
        }
    }

    private void Add(QueuedFile file)
    {
        files[file.Number] = file;
        last[(file.File.Path, file.Item)] = file;
        NextNumber = Math.Max(NextNumber, file.Number + 1);
    }

    private static IEnumerable<JournalLine> LinesOf(QueuedFile file)
    {
        yield return new(JournalLine.Noted, file.Number, Local: file.File, Item: file.Item, Page: file.Page, MediaType: file.MediaType);
        if (file.Upload is { } upload)
            yield return new(JournalLine.Declared, file.Number, Upload: upload, Parts: file.Parts);
        if (file.State == FileState.Declared)
        {
            foreach (var part in Enumerable.Range(1, file.Parts).Except(file.MissingParts))
                yield return new(JournalLine.Stored, file.Number, Part: part);
        }
        if (file.State == FileState.Confirmed)
            yield return new(JournalLine.Confirmed, file.Number);
        if (!file.IsOpen)
            yield return new(JournalLine.Ended, file.Number, file.EndedAt, State: file.State, Code: file.Code, Medium: file.Medium);
        if (file.IsRemoved)
            yield return new(JournalLine.Removed, file.Number);
    }
}
