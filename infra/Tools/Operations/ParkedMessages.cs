using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>Messages no effect could take: shown by cause, tried again after the fix, or given up with a reason.</summary>
internal static class ParkedMessages
{
    private const int MostShown = 50;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        return arguments.Required(0, "list, show, retry or discard") switch
        {
            "list" => await ListAsync(instance, arguments, ct),
            "show" => await ShowAsync(instance, arguments.Required(1, "the id"), ct),
            "retry" when arguments.Has("cause") => await ActOnCauseAsync(instance, arguments, "retry", new { }, ct),
            "retry" => await ActAsync(instance, arguments.Required(1, "the id"), "retry", new { }, ct),
            "discard" when arguments.Has("cause") => await ActOnCauseAsync(instance, arguments, "discard", new { reason = arguments.Required("reason") }, ct),
            "discard" => await ActAsync(instance, arguments.Required(1, "the id"), "discard", new { reason = arguments.Required("reason") }, ct),
            var other => throw new UsageException($"deadletters knows list, show, retry and discard, not '{other}'"),
        };
    }

    /// <summary>Every message that waits for a person, of all services.</summary>
    internal static async IAsyncEnumerable<ParkedMessage> OpenAsync(Instance instance, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var service in Service.All)
        {
            using var desk = OperationsVerbs.Desk(instance, service);
            for (string? after = ""; after is not null;)
            {
                var page = (await desk.GetAsync($"operations/parked?state=OPEN&limit=200{after}", ct)).Require();
                foreach (var parked in page["items"].EnumerateArray())
                    yield return ParkedMessage.Of(service, parked);
                after = page["next"].ValueKind == JsonValueKind.Null ? null : $"&after={page["next"].GetString()}";
            }
        }
    }

    /// <summary>By cause first: a thousand messages mostly have one.</summary>
    private static async Task<int> ListAsync(Instance instance, Arguments arguments, CancellationToken ct)
    {
        var open = await ChosenAsync(instance, arguments, ct);
        if (arguments.Has("json"))
        {
            Console.WriteLine(JsonSerializer.Serialize(open.Select(View), Json));
            return open.Count == 0 ? 0 : 2;
        }
        var causes = new Table("service", "code", "messages", "oldest", "consumer", "reason of the oldest");
        foreach (var cause in open.GroupBy(parked => (parked.Service, parked.Code, parked.Consumer)).OrderByDescending(cause => cause.Count()))
        {
            var oldest = cause.MinBy(parked => parked.ParkedAt)!;
            causes.Add(oldest.Service.Name, oldest.Code, Number(cause.Count()), Instant(oldest.ParkedAt), oldest.Consumer, Cut(oldest.Reason));
        }
        causes.Print();
        Console.WriteLine();
        var table = new Table("service", "code", "id", "type", "tries", "parked at", "trace");
        foreach (var parked in open.OrderBy(parked => parked.ParkedAt).Take(MostShown))
            table.Add(parked.Service.Name, parked.Code, parked.Id, parked.Type, Number(parked.Attempts), Instant(parked.ParkedAt), parked.TraceId ?? "");
        table.Print();
        if (open.Count > MostShown)
            Console.WriteLine($"… and {Number(open.Count - MostShown)} more; --cause CODE, --service NAME or --json");
        Console.WriteLine($"{Number(open.Count)} parked");
        return open.Count == 0 ? 0 : 2;
    }

    private static async Task<int> ShowAsync(Instance instance, string id, CancellationToken ct)
    {
        await foreach (var parked in OpenAsync(instance, ct))
        {
            if (parked.Id != id && parked.MessageId != id)
                continue;
            Console.WriteLine(JsonSerializer.Serialize(View(parked), Json));
            Console.WriteLine(parked.TraceId is { } trace ? $"its path: infra/trace {trace}" : "it came without a trace");
            return 0;
        }
        Console.Error.WriteLine($"No service has parked {id}.");
        return 1;
    }

    private static async Task<int> ActOnCauseAsync(Instance instance, Arguments arguments, string act, object body, CancellationToken ct)
    {
        var found = await ChosenAsync(instance, arguments, ct);
        var done = 0;
        foreach (var parked in found)
        {
            using var desk = OperationsVerbs.Desk(instance, parked.Service);
            var answer = await desk.PostAsync($"operations/parked/{parked.Id}/{act}", body, ct: ct);
            done += answer.Status == HttpStatusCode.OK ? 1 : 0;
            if (answer.Status != HttpStatusCode.OK)
                Console.WriteLine($"{parked.Id}: {answer.Text}");
        }
        Console.WriteLine($"{Number(done)} of {Number(found.Count)} {(act == "retry" ? "retried" : "discarded")}");
        return done == found.Count ? 0 : 1;
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
            Console.WriteLine($"{id}: {service.Name} {answer["state"].GetString()}");
            return 0;
        }
        Console.Error.WriteLine($"No service has parked {id}.");
        return 1;
    }

    private static async Task<IReadOnlyList<ParkedMessage>> ChosenAsync(Instance instance, Arguments arguments, CancellationToken ct)
    {
        var service = arguments.Option("service") is { } name ? Service.Named(name) : null;
        var open = await OpenAsync(instance, ct).ToListAsync(ct);
        return [.. open.Where(parked => (arguments.Option("cause") ?? parked.Code) == parked.Code && (service ?? parked.Service) == parked.Service)];
    }

    private static object View(ParkedMessage parked) => new
    {
        service = parked.Service.Name,
        parked.Id,
        parked.MessageId,
        parked.Consumer,
        parked.Type,
        parked.Owner,
        parked.Code,
        parked.Reason,
        parked.Attempts,
        parked.ParkedAt,
        parked.TraceId,
    };

    private static string Cut(string text) => text.Length <= 80 ? text : text[..79] + "…";

    private static string Instant(DateTimeOffset at) => at.ToString("u", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
