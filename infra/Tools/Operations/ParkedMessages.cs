using System.Globalization;
using System.Net;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>Messages no effect could take: shown by cause, tried again after the fix, or given up with a reason.</summary>
internal static class ParkedMessages
{
    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        return arguments.Required(0, "list, retry or discard") switch
        {
            "list" => await ListAsync(instance, ct),
            "retry" when arguments.Option("cause") is { } cause => await RetryCauseAsync(instance, cause, ct),
            "retry" => await ActAsync(instance, arguments.Required(1, "the id"), "retry", new { }, ct),
            "discard" => await ActAsync(instance, arguments.Required(1, "the id"), "discard", new { reason = arguments.Required("reason") }, ct),
            var other => throw new UsageException($"deadletters knows list, retry and discard, not '{other}'"),
        };
    }

    private static async Task<int> ListAsync(Instance instance, CancellationToken ct)
    {
        var table = new Table("service", "code", "id", "consumer", "type", "tries", "parked at", "reason");
        var count = 0;
        await foreach (var (service, parked) in OpenAsync(instance, ct))
        {
            count++;
            table.Add(service.Name, Text(parked, "code"), Text(parked, "id"), Text(parked, "consumer"), Text(parked, "type"),
                Text(parked, "attempts"), Text(parked, "parkedAt"), Text(parked, "reason").ReplaceLineEndings(" "));
        }
        table.Print();
        Console.WriteLine($"{Number(count)} parked");
        return 0;
    }

    private static async Task<int> RetryCauseAsync(Instance instance, string cause, CancellationToken ct)
    {
        var retried = 0;
        var found = new List<(Service Service, string Id)>();
        await foreach (var (service, parked) in OpenAsync(instance, ct))
        {
            if (Text(parked, "code") == cause)
                found.Add((service, Text(parked, "id")));
        }
        foreach (var (service, id) in found)
        {
            using var desk = OperationsVerbs.Desk(instance, service);
            var answer = await desk.PostAsync($"operations/parked/{id}/retry", new { }, ct: ct);
            retried += answer.Status == HttpStatusCode.OK ? 1 : 0;
            if (answer.Status != HttpStatusCode.OK)
                Console.WriteLine($"{id}: {answer.Text}");
        }
        Console.WriteLine($"{Number(retried)} of {Number(found.Count)} retried");
        return retried == found.Count ? 0 : 1;
    }

    /// <summary>An id is unique on the platform: the one service that knows it acts.</summary>
    private static async Task<int> ActAsync(Instance instance, string id, string act, object body, CancellationToken ct)
    {
        foreach (var service in Service.All)
        {
            using var desk = OperationsVerbs.Desk(instance, service);
            var answer = await desk.PostAsync($"operations/parked/{Uri.EscapeDataString(id)}/{act}", body, ct: ct);
            if (answer.Status == HttpStatusCode.NotFound)
                continue;
            answer.Require();
            Console.WriteLine($"{id}: {service.Name} {Text(answer.Body, "state")}");
            return 0;
        }
        Console.Error.WriteLine($"No service has parked {id}.");
        return 1;
    }

    private static async IAsyncEnumerable<(Service Service, JsonElement Parked)> OpenAsync(
        Instance instance, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var service in Service.All)
        {
            using var desk = OperationsVerbs.Desk(instance, service);
            for (string? after = ""; after is not null;)
            {
                var page = (await desk.GetAsync($"operations/parked?state=OPEN&limit=200{after}", ct)).Require();
                foreach (var parked in page["items"].EnumerateArray())
                    yield return (service, parked);
                after = page["next"].ValueKind == JsonValueKind.Null ? null : $"&after={page["next"].GetString()}";
            }
        }
    }

    private static string Text(JsonElement parked, string member) => parked.GetProperty(member).ToString();

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
