using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Running;

/// <summary>Shows what runs: process, port, memory, and what waits in queues and tables.</summary>
internal static class Status
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = Instance.Named(arguments.Required(0, "the instance's name"));
        using var broker = new BrokerAdministration(instance.Servers);
        var queues = await QueuesAsync(broker, instance, ct);
        var table = new Table("service", "pid", "port", "memory MB", "queued", "outbox", "waiting", "parked");
        var down = 0;
        foreach (var process in instance.Processes())
        {
            var counts = process.Running is null ? null : await CountsAsync(instance, process, ct);
            down += counts is null ? 1 : 0;
            table.Add(
                $"{process.Service}-{process.Replica}",
                process.Running is { } mark ? Text(mark.Pid) : "down",
                Text(process.Address.Port),
                process.Running is { } held ? Text(held.MemoryInMegabytes) : "",
                Text(queues.Where(queue => queue.Name.StartsWith(process.Service.Name + "-", StringComparison.Ordinal)).Sum(queue => queue.Messages)),
                counts?.Outbox ?? "?", counts?.Waiting ?? "?", counts?.Parked ?? "?");
        }
        table.Print();
        return down == 0 ? 0 : 1;
    }

    private static async Task<IReadOnlyList<QueueDepth>> QueuesAsync(BrokerAdministration broker, Instance instance, CancellationToken ct)
    {
        try
        {
            return await broker.QueuesAsync(instance.VirtualHost, ct);
        }
        catch (HttpRequestException)
        {
            return [];
        }
    }

    private static async Task<(string Outbox, string Waiting, string Parked)?> CountsAsync(
        Instance instance, ServiceProcess process, CancellationToken ct)
    {
        if (process.Service == Service.Gateway)
            return ("", "", "");
        using var operations = instance.Client(People.Operator, process.Service, process.Replica);
        try
        {
            var status = await operations.GetFromJsonAsync<JsonElement>(new Uri("operations/status", UriKind.Relative), ct);
            return (Count(status, "outbox"), Count(status, "waiting"), Count(status, "parked"));
        }
        catch (HttpRequestException)
        {
            return null;
        }
    }

    private static string Count(JsonElement status, string name) => status.GetProperty(name).ToString();

    private static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
}
