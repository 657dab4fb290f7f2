using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Operations;

namespace ArchivePlatform.Tools.Backups;

/// <summary>Takes backups and puts them back; <c>infra/backup</c> and <c>infra/restore</c> are made of these.</summary>
internal static class BackupVerbs
{
    /// <summary>Before a restored moment no message can have been longer on its way than it waits for its cause, and as long again.</summary>
    private static readonly TimeSpan LongestWay = TimeSpan.FromHours(48);

    internal static Verb[] All { get; } =
    [
        new("backup [--to FOLDER] [--increment] [--instance NAME]", ["increment"], BackUpAsync),
        new("backups [--from FOLDER]", [], ListAsync),
        new("restore-data --at INSTANT|--latest [--from FOLDER]", ["latest"], RestoreAsync),
        new("replay-all --since INSTANT [--instance NAME]", [], ReplayAsync),
    ];

    private static Site Here => new(Checkout.Root);

    private static async Task<int> BackUpAsync(Arguments arguments, CancellationToken ct)
    {
        var folder = FolderOf(arguments.Option("to"));
        var record = await Backup.TakeAsync(Here, arguments.Option("instance") ?? Instance.Demonstration, folder, arguments.Has("increment"), ct);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"backup {record.Name}: every moment from {record.BaseAt:O} to {record.Until:O} can be restored; {record.Objects} objects, {record.Bytes / 1e6:0.0} MB, {record.Seconds:0.0} s; in {folder.Path}"));
        Console.WriteLine("RPO: nothing committed before that moment is lost with this machine; afterwards at most 60 s of the log, and the objects since the last run");
        return 0;
    }

    private static Task<int> ListAsync(Arguments arguments, CancellationToken ct)
    {
        var table = new Table("run", "instance", "from", "until", "objects", "MB", "s");
        foreach (var record in FolderOf(arguments.Option("from")).Records())
            table.Add(record.Name, record.Instance, Instant(record.BaseAt), Instant(record.Until), Number(record.Objects), Number(record.Bytes / 1e6), Number(record.Seconds));
        table.Print();
        return Task.FromResult(0);
    }

    private static async Task<int> RestoreAsync(Arguments arguments, CancellationToken ct)
    {
        var at = arguments.Has("latest") ? (DateTimeOffset?)null : Instant(arguments.Required("at"));
        var done = await Restore.RunAsync(Here, FolderOf(arguments.Option("from")), at, ct);
        foreach (var lost in done.Objects.Lost)
            Console.WriteLine($"lost: {lost}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"restored {done.From.Instance}: last commit {done.Reached:O}; objects: {done.Objects.There} were there, {done.Objects.Back} brought back, {done.Objects.Lost.Count} lost"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"RTO so far: databases {done.Databases.TotalSeconds:0.0} s, with objects {done.Whole.TotalSeconds:0.0} s"));
        Console.WriteLine($"moment {Instant(at ?? done.Reached ?? done.From.BaseAt)}");
        return done.Objects.Lost.Count == 0 ? 0 : 1;
    }

    /// <summary>The broker is new: what was on its way is sent again by the journals, and what was received already is skipped.</summary>
    private static async Task<int> ReplayAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        var since = Instant(arguments.Required("since")) - LongestWay;
        var sent = 0L;
        foreach (var from in Service.All)
        {
            foreach (var to in Service.All.Where(other => other != from))
                sent += await Replay.SendAsync(instance, from, since, to.Name, [], ct);
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sent} messages since {since:O} sent again"));
        return 0;
    }

    private static BackupFolder FolderOf(string? given) => new(Path.GetFullPath(given ?? new Site(Checkout.Root).Backups));

    private static string Instant(DateTimeOffset at) => at.ToString("O", CultureInfo.InvariantCulture);

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private static DateTimeOffset Instant(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? instant
            : throw new UsageException($"an instant is written such as 2026-09-28T12:00:00Z, not '{text}'");
}
