using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>Empties a read model and refills it from the journals of the services that own its messages.</summary>
internal static class Rebuild
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        var services = arguments[0] is { } name ? [Service.Named(name)]
            : arguments.Has("all") ? Service.All
            : throw new UsageException("the service is missing");
        var rebuilt = 0;
        foreach (var service in services)
        {
            foreach (var model in await ModelsAsync(instance, service, arguments, ct))
            {
                var sent = await RebuildAsync(instance, service, model, ct);
                Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{service} {model}: {sent} messages sent again"));
                rebuilt++;
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{rebuilt} rebuilt"));
        return 0;
    }

    private static async Task<long> RebuildAsync(Instance instance, Service service, string model, CancellationToken ct)
    {
        using var desk = OperationsVerbs.Desk(instance, service);
        var emptied = (await desk.PostAsync($"operations/models/{Uri.EscapeDataString(model)}/rebuild", new { }, ct: ct)).Require();
        var types = emptied["types"].EnumerateArray().Select(type => type.GetString()!).ToList();
        var sent = 0L;
        foreach (var owned in types.GroupBy(OwnerOf))
        {
            foreach (var queue in emptied["queues"].EnumerateArray())
                sent += await Replay.SendAsync(instance, owned.Key, DateTimeOffset.UnixEpoch, queue.GetString()!, [.. owned], ct);
        }
        return sent;
    }

    private static async Task<IReadOnlyList<string>> ModelsAsync(
        Instance instance, Service service, Arguments arguments, CancellationToken ct)
    {
        var wanted = arguments.Has("all") ? null : arguments.Required(1, "the model");
        using var desk = OperationsVerbs.Desk(instance, service);
        var answer = (await desk.GetAsync("operations/models", ct)).Require();
        var models = answer.Body.EnumerateArray().Select(model => model.GetProperty("model").GetString()!).ToList();
        return wanted is null ? models
            : models.Contains(wanted) ? [wanted]
            : throw new InvalidOperationException($"{service} has no read model {wanted}; there are {string.Join(", ", models)}.");
    }

    /// <summary>The service behind a contract's exchange, for example <c>ArchivePlatform.Contracts.Dossiers:PropertyRegistered</c>.</summary>
    private static Service OwnerOf(string type)
    {
        var contractNamespace = type.Split(':')[0].Split('.')[^1];
        return Service.Owning(contractNamespace) ?? throw new InvalidOperationException($"Nobody owns {type}.");
    }
}
