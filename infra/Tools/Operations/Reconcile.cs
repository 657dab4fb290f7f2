using System.Globalization;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Operations;

/// <summary>Compares what an owner says of its things with what the other services hold to be true of them.</summary>
internal static class Reconcile
{
    private const int MostShown = 50;

    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(20);

    internal static async Task<int> RunAsync(Arguments arguments, CancellationToken ct)
    {
        var instance = OperationsVerbs.InstanceOf(arguments);
        var (compared, differences) = (0, 0);
        foreach (var comparison in Comparison.All)
        {
            var (keys, different) = await SettledAsync(instance, comparison, ct);
            Print(comparison, keys, different);
            compared += keys;
            differences += different.Count;
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"reconcile: {compared} compared, {differences} differences"));
        return differences == 0 ? 0 : 1;
    }

    /// <summary>What is on its way is no difference: those found must stay the same until the platform had time to settle.</summary>
    private static async Task<(int Keys, IReadOnlySet<Difference> Differences)> SettledAsync(
        Instance instance, Comparison comparison, CancellationToken ct)
    {
        var (keys, lasting) = await CompareAsync(instance, comparison, ct);
        try
        {
            await Eventually.Holds("the services agree", async () =>
            {
                if (lasting.Count > 0)
                {
                    (keys, var again) = await CompareAsync(instance, comparison, ct);
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
        Instance instance, Comparison comparison, CancellationToken ct)
    {
        var owned = await ReadAsync(instance, comparison.Owner, comparison.Owned, ct);
        var held = await ReadAsync(instance, comparison.Holder, comparison.Held, ct);
        var keys = owned.Where(fact => comparison.IsTold(fact.Value)).Select(fact => fact.Key).Union(held.Keys).ToList();
        var differences = keys
            .Select(key => new Difference(key, owned.GetValueOrDefault(key), held.GetValueOrDefault(key)))
            .Where(found => found.Owned != found.Held);
        return (keys.Count, [.. differences]);
    }

    private static async Task<Dictionary<string, string>> ReadAsync(Instance instance, Service service, string name, CancellationToken ct)
    {
        var facts = new Dictionary<string, string>();
        await foreach (var fact in Exports.ReadAsync(instance, service, name, ct))
        {
            if (!facts.TryAdd(fact.Key, fact.Value))
                throw new InvalidOperationException($"{service} exports {name} '{fact.Key}' twice.");
        }
        return facts;
    }

    private static void Print(Comparison comparison, int keys, IReadOnlySet<Difference> differences)
    {
        var (owner, holder) = (comparison.Owner, comparison.Holder);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{owner} {comparison.Owned} and {holder} {comparison.Held}: {keys} compared, {differences.Count} differences"));
        foreach (var found in differences.OrderBy(found => found.Key, StringComparer.Ordinal).Take(MostShown))
            Console.WriteLine($"  {found.Key}: {owner} {found.Owned ?? "has none"} | {holder} {found.Held ?? "has none"}");
    }

    private sealed record Difference(string Key, string? Owned, string? Held);
}
