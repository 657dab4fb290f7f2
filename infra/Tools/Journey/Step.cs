namespace ArchivePlatform.Tools.Journey;

/// <summary>One act of the journey with what must be true afterwards.</summary>
/// <param name="Says">What happens, in words.</param>
/// <param name="DoAsync">Does it and answers what is worth telling; throws where something is not as it must be.</param>
internal sealed record Step(string Says, Func<CancellationToken, Task<string>> DoAsync);

/// <summary>Something is not as it must be.</summary>
internal sealed class NotAsExpected(string sentence) : Exception(sentence)
{
    /// <summary>Goes on only where <paramref name="holds"/>.</summary>
    internal static void Unless(bool holds, string sentence)
    {
        if (!holds)
            throw new NotAsExpected(sentence);
    }

    /// <summary>Goes on only where both are equal.</summary>
    internal static void Unless<T>(T expected, T actual, string what)
    {
        if (!EqualityComparer<T>.Default.Equals(expected, actual))
            throw new NotAsExpected($"{what} is {actual}, not {expected}");
    }
}
