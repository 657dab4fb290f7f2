using System.Collections.Concurrent;
using System.Diagnostics;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Tokens of a person or program that were issued before an instant say what is no longer true.</summary>
/// <param name="Person">Id of the person or program (<c>sub</c>).</param>
/// <param name="NotBefore">Earliest <c>iat</c> that may still be believed, whole seconds.</param>
public sealed record StaleBefore(string Person, DateTimeOffset NotBefore);

/// <summary>What this replica has heard of rights that changed, and how long ago it could last be sure to have heard all (clause 5.1.5).</summary>
/// <remarks>
/// Kept in memory only: every heartbeat of the issuer tells again of all tokens that could still be in use, so a replica that starts,
/// or was cut off, knows everything one heartbeat later.
/// </remarks>
public sealed class RightsWatch(TimeProvider clock)
{
    /// <summary>Longest time a token can be of use, and so the time its end is remembered and told.</summary>
    internal static readonly TimeSpan Remembered = TimeSpan.FromMinutes(10);

    /// <summary>Silence after which levels A and B are closed.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, DateTimeOffset> ended = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, long> heard = new(StringComparer.Ordinal);

    /// <summary>Refuses to answer with material of level A or B while a raised level or a right taken away may not have got here.</summary>
    /// <exception cref="RequestRefused"><c>RIGHTS_STALE</c> (503)</exception>
    internal void RequireFresh()
    {
        foreach (var at in heard.Values)
        {
            if (Stopwatch.GetElapsedTime(at) > Patience)
                throw new RequestRefused(Refusals.RightsStale);
        }
    }

    /// <summary>From now on the source must be heard; until it is, levels A and B are closed.</summary>
    internal void Expect(string source) => heard.TryAdd(source, Stopwatch.GetTimestamp() - Ticks(Patience) - 1);

    /// <summary>The source says that everything it had to tell up to <paramref name="lag"/> ago is on its way before this.</summary>
    internal void Hear(string source, TimeSpan lag)
    {
        var from = Stopwatch.GetTimestamp() - Ticks(lag);
        heard.AddOrUpdate(source, from, (_, before) => Math.Max(before, from));
        Forget(clock.GetUtcNow() - Remembered);
    }

    /// <summary>How long ago each source last vouched for what it had told.</summary>
    internal IEnumerable<(string Source, TimeSpan For)> Silences() => heard.Select(source => (source.Key, Stopwatch.GetElapsedTime(source.Value)));

    internal void End(StaleBefore tokens) =>
        ended.AddOrUpdate(tokens.Person, tokens.NotBefore, (_, before) => before > tokens.NotBefore ? before : tokens.NotBefore);

    /// <summary>Whether a token of that person, issued at that instant, ended before its time.</summary>
    public bool HasEnded(string? person, DateTimeOffset issuedAt) =>
        person is not null && ended.TryGetValue(person, out var notBefore) && issuedAt < notBefore;

    private void Forget(DateTimeOffset before)
    {
        foreach (var entry in ended)
        {
            if (entry.Value < before)
                ended.TryRemove(entry);
        }
    }

    private static long Ticks(TimeSpan span) => (long)(span.TotalSeconds * Stopwatch.Frequency);
}
