using System.Text;
using System.Text.Json;

namespace ArchivePlatform.Stations.Queue;

/// <summary>An append-only file of lines; what was appended outlives the program at once, and the machine once it is flushed.</summary>
internal sealed class Journal : IDisposable
{
    private readonly string path;
    private FileStream file;

    private Journal(string path, FileStream file)
    {
        this.path = path;
        this.file = file;
    }

    /// <summary>Opens it for appending; a last line that was cut off by a death is taken away.</summary>
    public static Journal Open(string path)
    {
        var file = OpenFile(path, FileMode.OpenOrCreate);
        var journal = new Journal(path, file);
        journal.CutTornLine();
        return journal;
    }

    /// <summary>Every whole line, oldest first; reading disturbs nobody who appends.</summary>
    /// <exception cref="Stopped"><c>QUEUE_DAMAGED</c></exception>
    public static IReadOnlyList<JournalLine> Read(string path)
    {
        if (!File.Exists(path))
            return [];
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        using var reader = new StreamReader(file, Encoding.UTF8);
        var text = reader.ReadToEnd();
        var whole = text.LastIndexOf('\n') + 1;
        try
        {
            return [.. text[..whole].Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonSerializer.Deserialize(line, StationJson.Default.JournalLine)!)];
        }
        catch (JsonException fault)
        {
            throw new Stopped(ExitCode.SomeNotKept, "QUEUE_DAMAGED", $"{path}: {fault.Message}");
        }
    }

    /// <summary>Appends lines in one piece.</summary>
    /// <param name="flush">Whether they must survive the death of the machine, not only of the program.</param>
    public void Append(IEnumerable<JournalLine> lines, bool flush)
    {
        file.Write(Bytes(lines));
        file.Flush(flushToDisk: flush);
    }

    /// <summary>Replaces everything by these lines, whole or not at all.</summary>
    public void Replace(IEnumerable<JournalLine> lines)
    {
        var draft = path + ".new";
        using (var written = OpenFile(draft, FileMode.Create))
        {
            written.Write(Bytes(lines));
            written.Flush(flushToDisk: true);
        }
        file.Dispose();
        File.Move(draft, path, overwrite: true);
        file = OpenFile(path, FileMode.OpenOrCreate);
        file.Seek(0, SeekOrigin.End);
    }

    public void Dispose() => file.Dispose();

    private static FileStream OpenFile(string path, FileMode mode) => new(path, mode, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);

    private static byte[] Bytes(IEnumerable<JournalLine> lines) =>
        Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => JsonSerializer.Serialize(line, StationJson.Default.JournalLine) + "\n")));

    private void CutTornLine()
    {
        var end = file.Length;
        for (; end > 0; end--)
        {
            file.Position = end - 1;
            if (file.ReadByte() == '\n')
                break;
        }
        file.SetLength(end);
        file.Position = end;
    }
}
