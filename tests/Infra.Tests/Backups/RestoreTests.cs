using ArchivePlatform.Tools.Backups;
using Xunit;

namespace ArchivePlatform.Infra.Tests.Backups;

/// <summary>Backup, more work, a disaster, and everything as it was at a moment in between.</summary>
public sealed class RestoreTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public Task Everything_is_as_it_was_at_the_moment() => ComesBackAsync(before: 2, between: 3, after: 2);

    [Fact(Explicit = true)]
    [Trait("Full", "restore")]
    public Task Everything_is_as_it_was_at_the_moment_at_size() => ComesBackAsync(before: 1_000, between: 2_000, after: 500);

    [Fact]
    public async Task A_log_with_a_gap_and_a_damaged_object_are_named_and_not_passed_over()
    {
        await using var ground = await Ground.OpenAsync(Ct);
        await ground.KeepAsync(1, Ct);
        await Backup.TakeAsync(ground.Site, Ground.Instance, ground.Backups, increment: false, Ct);
        await ground.KeepAsync(2, Ct);
        var moment = await ground.NowAsync(Ct);
        await ground.KeepAsync(3, Ct);
        var record = await Backup.TakeAsync(ground.Site, Ground.Instance, ground.Backups, increment: true, Ct);
        await ground.WipeAsync(Ct);
        var segment = Path.Combine(ground.Backups.Log(record), record.LastSegment + ".gz");
        File.Move(segment, segment + ".away");

        var gap = await Assert.ThrowsAsync<InvalidOperationException>(() => Restore.RunAsync(ground.Site, ground.Backups, moment, Ct));

        Assert.Contains(record.LastSegment, gap.Message, StringComparison.Ordinal);
        File.Move(segment + ".away", segment);
        var damaged = KeptObject.Read(ground.Backups)[0].FileIn(ground.Backups);
        await using (var file = File.Open(damaged, FileMode.Open))
        {
            var first = file.ReadByte();
            file.Position = 0;
            file.WriteByte((byte)~first);
        }
        var done = await Restore.RunAsync(ground.Site, ground.Backups, moment, Ct);
        Assert.Equal(1, done.Objects.Back);
        Assert.Single(done.Objects.Lost);
    }

    [Fact]
    public void Backups_lie_beside_the_data_where_the_servers_users_cannot_enter_the_checkout()
    {
        var checkout = Directory.CreateTempSubdirectory("archive-backup-").FullName;
        Assert.Equal(Path.Combine(checkout, ".backup"), new Site(checkout).Backups);

        Directory.CreateSymbolicLink(Path.Combine(checkout, ".local"), "/elsewhere/0123");

        Assert.Equal("/elsewhere/0123.backup", new Site(checkout).Backups);
        Directory.Delete(checkout, recursive: true);
    }

    [Fact]
    public void A_moment_no_backup_reaches_is_refused()
    {
        var folder = new BackupFolder(Directory.CreateTempSubdirectory("archive-backup-").FullName);
        var start = new DateTimeOffset(2026, 9, 28, 12, 0, 0, TimeSpan.Zero);
        Assert.Throws<InvalidOperationException>(() => folder.Reaching(start));
        folder.Write(new("one", "demo", "7", "one", start, start.AddHours(1), "a", "b", 0, 0, 0));
        folder.Write(new("two", "demo", "7", "two", start.AddHours(2), start.AddHours(3), "c", "d", 0, 0, 0));

        Assert.Throws<InvalidOperationException>(() => folder.Reaching(start.AddMinutes(-1)));
        Assert.Throws<InvalidOperationException>(() => folder.Reaching(start.AddHours(4)));
        Assert.Equal(("one", "b"), Chosen(start.AddMinutes(30)));
        Assert.Equal(("one", "d"), Chosen(start.AddMinutes(90)));
        Assert.Equal(("two", "d"), Chosen(start.AddMinutes(150)));
        Assert.Equal("two", folder.Reaching(null).Base);
        Directory.Delete(folder.Path, recursive: true);

        (string, string) Chosen(DateTimeOffset at) => (folder.Reaching(at).Base, folder.Reaching(at).LastSegment);
    }

    [Fact]
    public void Segments_are_counted_over_the_end_of_a_file_number()
    {
        var folder = Directory.CreateTempSubdirectory("archive-log-");
        foreach (var segment in (string[])["0000000100000000000000FE", "000000010000000100000000"])
            File.WriteAllText(Path.Combine(folder.FullName, segment + ".gz"), "");

        Assert.Equal(["0000000100000000000000FF"], DatabaseLog.Missing(folder.FullName, "0000000100000000000000FE", "000000010000000100000000"));
        folder.Delete(recursive: true);
    }

    private static async Task ComesBackAsync(int before, int between, int after)
    {
        await using var ground = await Ground.OpenAsync(Ct);
        var number = 0;
        await KeepAsync(before);
        await Backup.TakeAsync(ground.Site, Ground.Instance, ground.Backups, increment: false, Ct);
        await KeepAsync(between);
        var tables = await ground.TablesAsync(Ct);
        var moment = await ground.NowAsync(Ct);
        await KeepAsync(after);
        await ground.SpoilAsync(Ct);
        var record = await Backup.TakeAsync(ground.Site, Ground.Instance, ground.Backups, increment: true, Ct);
        Assert.True(OnlyItsOwnerReads(ground.Backups.Keys(record)));
        Assert.DoesNotContain(Directory.EnumerateFileSystemEntries(ground.Backups.Path, "disposal", SearchOption.AllDirectories), _ => true);
        await ground.WipeAsync(Ct);

        var done = await Restore.RunAsync(ground.Site, ground.Backups, moment, Ct);

        Assert.Equal(tables, await ground.TablesAsync(Ct));
        var objects = await ground.ObjectsAsync(Ct);
        Assert.Equal(before + between, objects.Count);
        Assert.All(objects, held => Assert.Equal(held.Named, held.Held));
        Assert.All(objects, held => Assert.Equal(DateTimeOffset.UnixEpoch.AddYears(100), held.LockedUntil));
        Assert.Equal(new { There = 0, Back = before + between, Lost = 0 }, new { done.Objects.There, done.Objects.Back, Lost = done.Objects.Lost.Count });
        Assert.True(done.Reached <= moment);
        Assert.Equal("a key", ground.Secret());
        Assert.True(File.Exists(ground.Site.Local("instances", Ground.Instance, "disposal", "scan.env")));

        // The history goes on: what is done now is backed up beside the old one.
        await ground.KeepAsync(++number, Ct);
        var next = await Backup.TakeAsync(ground.Site, Ground.Instance, ground.Backups, increment: false, Ct);
        Assert.NotEqual(record.LastSegment[..8], next.LastSegment[..8]);

        async Task KeepAsync(int count)
        {
            for (var one = 0; one < count; one++)
                await ground.KeepAsync(++number, Ct);
        }
    }

    private static bool OnlyItsOwnerReads(string folder) =>
        Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToList() is { Count: > 2 } files
        && files.All(file => File.GetUnixFileMode(file) == (UnixFileMode.UserRead | UnixFileMode.UserWrite));
}
