namespace ArchivePlatform.Tools.Running;

/// <summary>How a whole instance stands at one moment.</summary>
internal sealed record Standing(
    DateTimeOffset At,
    IReadOnlyList<ServerStanding> Servers,
    IReadOnlyList<PartStanding> Parts,
    IReadOnlyList<QueueStanding> Queues,
    IReadOnlyList<ParkedStanding> Parked,
    DiskStanding Disk,
    BackupStanding? Backup,
    LegalHoldStanding? LegalHolds)
{
    private const double OldOutboxSeconds = 60;
    private const double LeastDiskPart = 0.15;
    private const double OldBackupHours = 26;
    private const double OldLegalHoldHours = 26;

    /// <summary>What does not run or does not answer.</summary>
    public IReadOnlyList<string> Down =>
    [
        .. Servers.Where(server => server.Pid is null).Select(server => server.Name),
        .. Parts.Where(part => !part.Health.StartsWith("ready", StringComparison.Ordinal)).Select(part => $"{part.Name} ({part.Health})"),
    ];

    /// <summary>What runs, but needs somebody.</summary>
    public IReadOnlyList<string> Needs =>
    [
        .. Parts.Where(part => part.Health != "ready" && part.Health.StartsWith("ready", StringComparison.Ordinal)).Select(part => $"{part.Name}: {part.Health}"),
        .. Parts.Where(part => part.Pid is not null && part is { HasMessages: true, Outbox: null }).Select(part => $"{part.Name}: does not tell its counts"),
        .. Parts.Where(part => part.Trouble is not null).Select(part => $"{part.Name}: the dispatcher rests: {part.Trouble}"),
        .. Parts.Where(part => part.OldestOutboxSeconds > OldOutboxSeconds).Select(part => FormattableString.Invariant($"{part.Name}: the oldest announcement is {part.OldestOutboxSeconds:0} s old")),
        .. Queues.Where(queue => queue.Consumers == 0 && queue.Messages > 0).Select(queue => $"nobody listens to {queue.Name}"),
        .. Parked.Select(parked => FormattableString.Invariant($"{parked.Service}: {parked.Count} parked by {parked.Code}")),
        .. Disk.Free < LeastDiskPart * Disk.Size ? new[] { FormattableString.Invariant($"the disk is {100 - 100.0 * Disk.Free / Disk.Size:0} % full") } : [],
        .. Backup is { AgeHours: > OldBackupHours } ? new[] { FormattableString.Invariant($"the last backup is {Backup.AgeHours:0} hours old") } : [],
        .. LegalHolds is { AgeHours: > OldLegalHoldHours } ? new[] { FormattableString.Invariant($"legal holds were last set {LegalHolds.AgeHours:0} hours ago; infra/legal-hold") } : [],
        .. LegalHolds is { Failed: > 0 } ? new[] { FormattableString.Invariant($"{LegalHolds.Failed} media are not held; infra/legal-hold names them") } : [],
    ];

    /// <summary>0 all is well; 1 something is down; 2 it runs, but needs somebody.</summary>
    public int Code => Down.Count > 0 ? 1 : Needs.Count > 0 ? 2 : 0;
}

/// <summary>A process of a server; no id while it does not run.</summary>
internal sealed record ServerStanding(string Name, int? Pid, int Port, long MemoryMegabytes);

/// <summary>A replica.</summary>
/// <param name="Version">Number and commit it was built from; null while it does not answer.</param>
/// <param name="Health">What it says of itself: <c>ready</c>, <c>ready, bus away</c>, <c>not ready: database</c>, <c>silent</c>, <c>down</c>.</param>
/// <param name="HasMessages">False for a part without a bus, which has nothing to count.</param>
/// <param name="Trouble">Why its dispatcher rests; null when it works.</param>
internal sealed record PartStanding(
    string Name, int? Pid, int Port, int MetricsPort, long MemoryMegabytes, string? Version, string Health,
    bool HasMessages, int Queued, long? Outbox, double? OldestOutboxSeconds, long? Waiting, long? Parked, string? Trouble);

/// <summary>A queue with messages, or one nobody listens to.</summary>
internal sealed record QueueStanding(string Name, int Messages, int Unacknowledged, int Consumers);

/// <summary>Parked messages of one service and cause.</summary>
internal sealed record ParkedStanding(string Service, string Code, int Count, DateTimeOffset Oldest);

/// <summary>The disk the data lie on, bytes.</summary>
internal sealed record DiskStanding(long Free, long Size);

/// <summary>The last backup.</summary>
internal sealed record BackupStanding(DateTimeOffset EndedAt, double AgeHours, long Bytes);

/// <summary>The last setting of legal holds.</summary>
internal sealed record LegalHoldStanding(DateTimeOffset EndedAt, double AgeHours, long Media, long Failed);
