using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Stations.Domain;
using ArchivePlatform.Stations.Queue;
using Xunit;

namespace ArchivePlatform.Stations.Tests.Queue;

/// <summary>What a queue remembers whatever happens to its process.</summary>
public sealed class UploadQueueTests : IDisposable
{
    private static readonly Guid Item = new("01920000-0000-7000-8000-0000000000d1");
    private static readonly Guid Upload = new("01920000-0000-7000-8000-0000000000e1");
    private static readonly Language English = new(IsChinese: false);

    private readonly string home = Checkout.InLocal("results", "queues", Secrets.Random(8));

    [Fact]
    public void A_queue_that_is_opened_again_is_where_it_was()
    {
        using (var queue = Open())
        {
            var (sent, kept) = (Note(queue, "a.tif"), Note(queue, "b.tif"));
            queue.BeginDeclaration("key-1", [sent, kept]);
            queue.EndDeclaration([Declared(sent, 3), Declared(kept, 1)]);
            queue.Write(flush: false, new(JournalLine.Stored, sent.Number, Part: 2), new(JournalLine.Stored, kept.Number, Part: 1));
            queue.Write(flush: true, new JournalLine(JournalLine.Confirmed, kept.Number));
            queue.End(kept, FileState.Joined, medium: Upload);
            queue.BeginDeclaration("key-2", [Note(queue, "c.tif")]);
        }

        using var again = Open();

        Assert.Equal([FileState.Declared, FileState.Joined, FileState.Waiting], again.Files.Select(file => file.State));
        Assert.Equal([1, 3], again.Files.First().MissingParts);
        Assert.Equal(("key-2", "c.tif"), (again.Pending!.Key, Assert.Single(again.Pending.Files).File.Name));
        Assert.Equal(Upload, again.Find(PathOf("b.tif"), Item)!.Medium);
    }

    [Fact]
    public void A_line_that_was_cut_off_by_a_death_never_was()
    {
        using (var queue = Open())
            Note(queue, "a.tif");
        File.AppendAllText(Journal, "{\"what\":\"noted\",\"file\":2,\"loc");

        using (var queue = Open())
            Note(queue, "b.tif");

        using var again = Open();
        Assert.Equal(["a.tif", "b.tif"], again.Files.Select(file => file.File.Name));
    }

    [Fact]
    public void A_damaged_line_in_the_middle_is_told_and_nothing_is_guessed()
    {
        using (var queue = Open())
            Note(queue, "a.tif");
        File.AppendAllText(Journal, "{\"what\":\n");

        Assert.Equal("QUEUE_DAMAGED", Assert.Throws<Stopped>(Open).Code);
    }

    [Fact]
    public void Of_two_processes_one_has_the_queue()
    {
        using var queue = Open();

        var second = Assert.Throws<Stopped>(Open);

        Assert.Equal(("QUEUE_IN_USE", ExitCode.TryAgain), (second.Code, second.ExitCode));
    }

    [Fact]
    public void A_long_journal_is_shortened_and_says_the_same()
    {
        using (var queue = Open())
        {
            var file = Note(queue, "a.tif");
            queue.BeginDeclaration("key-1", [file]);
            queue.EndDeclaration([Declared(file, 9)]);
            foreach (var part in Enumerable.Range(0, 5_100))
                queue.Write(flush: false, new JournalLine(JournalLine.Stored, file.Number, Part: 1 + part % 8));
        }

        using (var shortened = Open())
            Note(shortened, "b.tif");

        using var again = Open();
        Assert.True(File.ReadLines(Journal).Count() < 20);
        Assert.Equal([9], again.Files.First().MissingParts);
        Assert.Equal(["a.tif", "b.tif"], again.Files.Select(file => file.File.Name));
    }

    [Fact]
    public void Nothing_is_taken_back_from_a_file_that_has_ended()
    {
        using var queue = Open();
        var file = Note(queue, "a.tif");
        queue.BeginDeclaration("key-1", [file]);
        queue.EndDeclaration([Declared(file, 1)]);
        queue.End(file, FileState.Rejected, "CHECKSUM_MISMATCH");

        queue.End(file, FileState.Verified, medium: Upload);
        queue.Write(flush: false, new JournalLine(JournalLine.Again, file.Number));

        Assert.Equal((FileState.Rejected, "CHECKSUM_MISMATCH", false), (file.State, file.Code, file.IsKept));
    }

    public void Dispose() => Directory.Delete(home, recursive: true);

    private string Journal => Path.Combine(home, "queue.jsonl");

    private static string PathOf(string name) => "/scans/" + name;

    private static JournalLine Declared(QueuedFile file, int parts) =>
        new(JournalLine.Declared, file.Number, Upload: Guid.Parse(string.Create(CultureInfo.InvariantCulture, $"01920000-0000-7000-8000-{file.Number:D12}")), Parts: parts);

    private static QueuedFile Note(UploadQueue queue, string name) =>
        queue.Note(new LocalFile(PathOf(name), 40_000_000, DateTime.UnixEpoch, new string('0', 64)), Item, 1, "image/tiff");

    private UploadQueue Open() => UploadQueue.Open(StationFolder.At(home), English, TimeProvider.System);
}
