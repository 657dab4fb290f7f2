using System.Globalization;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Running;

/// <summary>Shows how everything stands: what runs, in which version, how it is, what waits, and who is needed.</summary>
internal static class Status
{
    private const double Gigabyte = 1 << 30;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        using var look = new Look(Instance.Named(arguments.Required(0, "the instance's name")));
        var standing = await look.AroundAsync(ct);
        if (arguments.Has("json"))
            Console.WriteLine(JsonSerializer.Serialize(standing, Json));
        else
            Print(standing);
        return standing.Code;
    }

    private static void Print(Standing standing)
    {
        var servers = new Table("server", "pid", "port", "memory MB");
        foreach (var server in standing.Servers)
            servers.Add(server.Name, server.Pid is { } pid ? Text(pid) : "down", Text(server.Port), Text(server.MemoryMegabytes));
        servers.Print();
        Console.WriteLine();
        var parts = new Table("part", "pid", "port", "memory MB", "queued", "outbox", "oldest s", "waiting", "parked", "version", "health");
        foreach (var part in standing.Parts)
            parts.Add(part.Name, part.Pid is { } pid ? Text(pid) : "-", Text(part.Port), Text(part.MemoryMegabytes), Text(part.Queued),
                Text(part.Outbox), part.OldestOutboxSeconds?.ToString("0", CultureInfo.InvariantCulture) ?? "", Text(part.Waiting), Text(part.Parked), Short(part.Version), part.Health);
        parts.Print();
        Console.WriteLine();
        foreach (var queue in standing.Queues)
            Console.WriteLine(FormattableString.Invariant($"queue {queue.Name}: {queue.Messages} messages, {queue.Unacknowledged} of them with {queue.Consumers} consumers"));
        foreach (var parked in standing.Parked)
            Console.WriteLine(FormattableString.Invariant($"parked {parked.Service} {parked.Code}: {parked.Count}, the oldest since {parked.Oldest:u}; infra/deadletters list --cause {parked.Code}"));
        Console.WriteLine(FormattableString.Invariant($"disk: {standing.Disk.Free / Gigabyte:0.0} of {standing.Disk.Size / Gigabyte:0.0} GB free"));
        Console.WriteLine(standing.Backup is { } backup
            ? FormattableString.Invariant($"backup: {backup.EndedAt:u}, {backup.AgeHours:0.0} hours ago, {backup.Bytes / Gigabyte:0.00} GB")
            : "backup: none is noted in .local/backups");
        Console.WriteLine(standing.LegalHolds is { } holds
            ? FormattableString.Invariant($"legal holds: {holds.EndedAt:u}, {holds.AgeHours:0.0} hours ago, {holds.Media} media, {holds.Failed} not held")
            : "legal holds: never set; infra/legal-hold");
        foreach (var down in standing.Down)
            Console.WriteLine($"DOWN: {down}");
        foreach (var need in standing.Needs)
            Console.WriteLine($"NEEDS YOU: {need}");
        Console.WriteLine(standing.Code switch { 0 => "all is well", 1 => "down; infra/up starts what died", _ => "it runs; infra/operations/runbook.md says what to do" });
    }

    /// <summary>The number and the first letters of the commit.</summary>
    private static string Short(string? version) =>
        version is null ? "?" : version.IndexOf('+', StringComparison.Ordinal) is var at and > 0 ? version[..Math.Min(version.Length, at + 8)] : version;

    private static string Text(long? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
