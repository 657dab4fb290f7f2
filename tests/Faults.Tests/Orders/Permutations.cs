namespace ArchivePlatform.Faults.Tests.Orders;

/// <summary>Orders in which the same things can be told.</summary>
internal static class Permutations
{
    /// <summary>Every order of a few things.</summary>
    public static IEnumerable<IReadOnlyList<T>> All<T>(IReadOnlyList<T> things)
    {
        if (things.Count <= 1)
        {
            yield return things;
            yield break;
        }
        for (var first = 0; first < things.Count; first++)
        {
            var rest = things.Where((_, place) => place != first).ToList();
            foreach (var order in All(rest))
                yield return [things[first], .. order];
        }
    }

    /// <summary>Some orders of many things, the same for the same seed; backwards is the first of them.</summary>
    public static IEnumerable<IReadOnlyList<T>> Some<T>(IReadOnlyList<T> things, int count, int seed)
    {
        yield return [.. things.Reverse()];
#pragma warning disable CA5394 // The orders must come again for the same seed; nothing secret hangs on them.
        var random = new Random(seed);
        for (var each = 1; each < count; each++)
        {
            var order = things.ToArray();
            random.Shuffle(order);
            yield return order;
        }
#pragma warning restore CA5394
    }
}
