using System.Globalization;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>Compares what several services hold to be true of the same things: exports of one name must be equal everywhere.</summary>
internal static class Reconcile
{
    private const int MostShown = 50;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        var holders = await HoldersAsync(instance, ct);
        var (compared, differences) = (0, 0);
        foreach (var (name, services) in holders.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            if (services.Count == 1)
            {
                Console.WriteLine($"{name}: held by {services[0]} alone");
                continue;
            }
            foreach (var other in services.Skip(1))
            {
                var (keys, different) = await SettledAsync(instance, name, services[0], other, ct);
                Print(name, services[0], other, keys, different);
                compared += keys;
                differences += different.Count;
            }
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reconcile: {compared} compared, {differences} differences"));
        return differences == 0 ? 0 : 1;
    }

    /// <summary>What is on its way is no difference: those found must stay the same until the platform had time to settle.</summary>
    private static async Task<(int Keys, IReadOnlySet<Difference> Differences)> SettledAsync(
        Instance instance, string name, Service one, Service other, CancellationToken ct)
    {
        var (keys, lasting) = await CompareAsync(instance, name, one, other, ct);
        try
        {
            await Eventually.Holds("the services agree", async () =>
            {
                if (lasting.Count > 0)
                {
                    (keys, var again) = await CompareAsync(instance, name, one, other, ct);
                    lasting.IntersectWith(again);
                }
                return lasting.Count == 0;
            }, Settling, ct);
        }
        catch (TimeoutException)
        {
            // They do not: what lasted is the answer.
        }
        return (keys, lasting);
    }

    private static async Task<(int Keys, HashSet<Difference> Differences)> CompareAsync(
        Instance instance, string name, Service one, Service other, CancellationToken ct)
    {
        var (ours, theirs) = (await ReadAsync(instance, one, name, ct), await ReadAsync(instance, other, name, ct));
        var keys = ours.Keys.Union(theirs.Keys).ToList();
        var differences = keys
            .Select(key => new Difference(key, ours.GetValueOrDefault(key), theirs.GetValueOrDefault(key)))
            .Where(found => found.One != found.Other);
        return (keys.Count, [.. differences]);
    }

    private static async Task<Dictionary<string, List<Service>>> HoldersAsync(Instance instance, CancellationToken ct)
    {
        var holders = new Dictionary<string, List<Service>>();
        foreach (var service in Service.All)
        {
            using var desk = OperationsVerbs.Desk(instance, service);
            foreach (var name in (await desk.GetAsync("operations/exports", ct)).Require().Body.EnumerateArray())
            {
                if (!holders.TryGetValue(name.GetString()!, out var services))
                    holders[name.GetString()!] = services = [];
                services.Add(service);
            }
        }
        return holders;
    }

    private static async Task<Dictionary<string, string>> ReadAsync(Instance instance, Service service, string name, CancellationToken ct)
    {
        using var client = instance.Client(People.Operator, service);
        await using var stream = await client.GetStreamAsync(new Uri($"operations/exports/{Uri.EscapeDataString(name)}", UriKind.Relative), ct);
        using var reader = new StreamReader(stream);
        var facts = new Dictionary<string, string>();
        while (await reader.ReadLineAsync(ct) is { } line)
        {
            if (line.Length > 0 && JsonSerializer.Deserialize<Fact>(line, Json) is { } fact && !facts.TryAdd(fact.Key, fact.Value))
                throw new InvalidOperationException($"{service} exports {name} '{fact.Key}' twice.");
        }
        return facts;
    }

    private static void Print(string name, Service one, Service other, int keys, IReadOnlySet<Difference> differences)
    {
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name}: {one} and {other}, {keys} compared, {differences.Count} differences"));
        foreach (var found in differences.OrderBy(found => found.Key, StringComparer.Ordinal).Take(MostShown))
            Console.WriteLine($"  {found.Key}: {one} {found.One ?? "has none"} | {other} {found.Other ?? "has none"}");
    }

    private sealed record Fact(string Key, string Value);

    private sealed record Difference(string Key, string? One, string? Other);
}
