using ArchivePlatform.Stations.Domain;
using Xunit;

namespace ArchivePlatform.Stations.Tests.Domain;

public sealed class WindowTests
{
    private const long Part = Window.PartSize;

    [Fact]
    public void Small_files_are_asked_for_five_hundred_at_a_time()
    {
        var wanted = Window.Of([.. Enumerable.Range(1, 501).Select(number => Declared(number, 1_000, 1))]);

        Assert.Equal(500, wanted.Count);
        Assert.All(wanted, each => Assert.Equal((1, 1), (each.From, each.Until)));
    }

    [Fact]
    public void Of_large_files_no_more_is_asked_for_than_is_sent_before_the_addresses_end()
    {
        var first = Declared(1, 20 * Part, 20);

        var wanted = Window.Of([first, Declared(2, 100 * Part, 100), Declared(3, 5, 1)]);

        Assert.Equal([(1, 1, 20), (2, 1, 12)], wanted.Select(each => (each.File.Number, each.From, each.Until)));
    }

    [Fact]
    public void Only_what_is_missing_is_asked_for_from_the_first_gap_on()
    {
        var file = Declared(1, 5 * Part + 7, 6);
        foreach (var part in (int[])[1, 2, 4])
            file.Store(part);

        Assert.Equal(new Wanted(file, 3, 6), Assert.Single(Window.Of([file])));
        Assert.Equal((Part, 7L), (Window.SizeOf(file, 1), Window.SizeOf(file, 6)));
    }

    [Fact]
    public void What_is_sent_whole_or_not_declared_or_ended_is_not_asked_for()
    {
        var (sent, refused) = (Declared(1, 10, 1), Declared(2, 10, 1));
        sent.Store(1);
        refused.End(FileState.Refused, "NOT_IN_CUSTODY", null, null);

        Assert.Empty(Window.Of([sent, refused, Waiting(3, 10)]));
        Assert.True(sent.IsSent);
    }

    internal static QueuedFile Waiting(int number, long size) =>
        new(number, new LocalFile($"/scans/{number}.tif", size, DateTime.UnixEpoch, new string('0', 64)), Guid.Empty, null, "image/tiff");

    private static QueuedFile Declared(int number, long size, int parts)
    {
        var file = Waiting(number, size);
        file.Declare(Guid.CreateVersion7(DateTimeOffset.UnixEpoch), parts);
        return file;
    }
}
