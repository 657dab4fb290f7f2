using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Operations;

namespace ArchivePlatform.Tools.Running;

/// <summary>Looks how an instance stands; what does not answer is told, never waited for long.</summary>
internal sealed partial class Look(Instance instance) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = TimeSpan.FromSeconds(5) };

    internal async Task<Standing> AroundAsync(CancellationToken ct)
    {
        var queues = await QueuesAsync(ct);
        var parts = await Task.WhenAll(instance.Processes().Select(process => PartAsync(process, queues, ct)));
        var disk = new DriveInfo(Path.GetFullPath(Checkout.Local));
        return new(
            instance.Now,
            await ServersAsync(ct),
            parts,
            [.. queues.Where(queue => queue.Messages > 0).OrderByDescending(queue => queue.Messages).Select(queue => new QueueStanding(queue.Name, queue.Messages, queue.Unacknowledged, queue.Consumers))],
            await ParkedAsync(parts, ct),
            new(disk.AvailableFreeSpace, disk.TotalSize),
            BackupMark.Read(Checkout.InLocal("backups")) is { } mark
                ? new(mark.EndedAt, HoursSince(mark.EndedAt), mark.Bytes)
                : null,
            LegalHoldMark.Read(instance.Path("marks")) is { } holds
                ? new(holds.EndedAt, HoursSince(holds.EndedAt), holds.Media, holds.Failed)
                : null);
    }

    public void Dispose() => http.Dispose();

    private static double HoursSince(DateTimeOffset at) => Math.Round((TimeProvider.System.GetUtcNow() - at).TotalHours, 1);

    /// <summary>The servers this instance needs: one without a bucket does without the store.</summary>
    private async Task<IReadOnlyList<ServerStanding>> ServersAsync(CancellationToken ct) =>
    [
        .. from line in await Servers.StatusAsync(ct)
           where !line[0].StartsWith("s3", StringComparison.Ordinal) || File.Exists(instance.Path("s3", "scan.env"))
           select new ServerStanding(
               line[0], int.TryParse(line[1], CultureInfo.InvariantCulture, out var pid) ? pid : null,
               int.Parse(line[2], CultureInfo.InvariantCulture), long.TryParse(line[3], CultureInfo.InvariantCulture, out var memory) ? memory / 1024 : 0),
    ];

    private async Task<PartStanding> PartAsync(ServiceProcess process, IReadOnlyList<QueueDepth> queues, CancellationToken ct)
    {
        var status = process.Running is null || process.Service == Service.Gateway ? null : await StatusAsync(process, ct);
        return new(
            $"{process.Service}-{process.Replica}",
            process.Running?.Pid,
            process.Address.Port,
            process.Metrics.Port,
            process.Running?.MemoryInMegabytes ?? 0,
            process.Running is null ? null : await VersionAsync(process, ct),
            process.Running is null ? "down" : await HealthAsync(process, ct),
            process.Service != Service.Gateway,
            queues.Where(queue => queue.Name.StartsWith(process.Service.Name + "-", StringComparison.Ordinal)).Sum(queue => queue.Messages),
            status?.GetProperty("outbox").GetInt64(),
            status?.GetProperty("oldestOutboxSeconds").GetDouble(),
            status?.GetProperty("waiting").GetInt64(),
            status?.GetProperty("parked").GetInt64(),
            status?.GetProperty("trouble").GetString());
    }

    private async Task<IReadOnlyList<QueueDepth>> QueuesAsync(CancellationToken ct)
    {
        using var broker = new BrokerAdministration(instance.Servers);
        return await OrAsync(() => broker.QueuesAsync(instance.VirtualHost, ct), [], ct);
    }

    private async Task<JsonElement?> StatusAsync(ServiceProcess process, CancellationToken ct)
    {
        using var operations = instance.Client(People.Operator, process.Service, process.Replica);
        operations.Timeout = http.Timeout;
        return await OrAsync<JsonElement?>(async () => await operations.GetFromJsonAsync<JsonElement>(new Uri("operations/status", UriKind.Relative), ct), null, ct);
    }

    private Task<string> HealthAsync(ServiceProcess process, CancellationToken ct) => OrAsync(async () =>
    {
        using var answer = await http.GetAsync(new Uri(process.Metrics, "/health/ready"), ct);
        return await answer.Content.ReadAsStringAsync(ct);
    }, "silent", ct);

    private Task<string?> VersionAsync(ServiceProcess process, CancellationToken ct) => OrAsync<string?>(async () =>
        ServiceVersion().Match(await http.GetStringAsync(process.Metrics, ct)) is { Success: true } version ? version.Groups[1].Value : null, null, ct);

    private async Task<IReadOnlyList<ParkedStanding>> ParkedAsync(PartStanding[] parts, CancellationToken ct)
    {
        if (!parts.Any(part => part.Parked > 0))
            return [];
        var open = await OrAsync(async () => await ParkedMessages.OpenAsync(instance, ct).ToListAsync(ct), [], ct);
        return [.. open.GroupBy(parked => (parked.Service, parked.Code)).Select(cause => new ParkedStanding(
            cause.Key.Service.Name, cause.Key.Code, cause.Count(), cause.Min(parked => parked.ParkedAt)))];
    }

    private static async Task<T> OrAsync<T>(Func<Task<T>> look, T otherwise, CancellationToken ct)
    {
        try
        {
            return await look();
        }
        catch (Exception away) when (away is HttpRequestException or InvalidOperationException || (away is OperationCanceledException && !ct.IsCancellationRequested))
        {
            return otherwise;
        }
    }

    [GeneratedRegex("target_info\\{[^}]*service_version=\"([^\"]+)\"")]
    private static partial Regex ServiceVersion();
}
