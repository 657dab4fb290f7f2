using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Races;

/// <summary>One kind of race: what is fought over, by whom, and what each round must have left behind once.</summary>
internal abstract class Race(Platform platform) : IDisposable
{
    private readonly Dictionary<(Person, int), Desk> desks = [];

    /// <summary>The service all callers ask.</summary>
    public abstract string Service { get; }

    /// <summary>Its name in reports.</summary>
    public string Name => GetType().Name;

    /// <summary>Codes a loser may be refused with.</summary>
    public abstract IReadOnlyList<string> Losses { get; }

    /// <summary>Where the platform stands.</summary>
    protected Platform Platform { get; } = platform;

    /// <summary>Who asks; more callers than people are the same people again.</summary>
    protected abstract IReadOnlyList<Person> Rivals { get; }

    /// <summary>Brings about a subject for each round, in bulk where there is a bulk form.</summary>
    /// <returns>The subjects as <see cref="EffectsAsync"/> names them.</returns>
    public abstract Task<IReadOnlyList<string>> PrepareAsync(int rounds, Stillness stillness, CancellationToken ct);

    /// <summary>One caller's attempt at the subject of a round.</summary>
    public Task<Answer> TryAsync(int round, int caller, string key, CancellationToken ct)
    {
        var rival = Rivals[caller % Rivals.Count];
        return TryAsync(round, caller, DeskOf(rival, 1 + caller / Rivals.Count % 2), key, ct);
    }

    /// <summary>How often each subject has the effect, the line in the audit trail and the announcement, wherever they are.</summary>
    public abstract Task<IReadOnlyList<(string What, Dictionary<string, long> Count)>> EffectsAsync();

    public void Dispose()
    {
        foreach (var desk in desks.Values)
            desk.Dispose();
    }

    /// <summary>The attempt itself, at the desk of the caller's replica.</summary>
    protected abstract Task<Answer> TryAsync(int round, int caller, Desk desk, string key, CancellationToken ct);

    /// <summary>Counts by subject in the service's own database.</summary>
    /// <param name="sql">Subject and count.</param>
    protected Task<Dictionary<string, long>> CountAsync(string sql) => new Rows(Platform, Service).MapAsync<string, long>(sql);

    /// <summary>Does something for each round, several at a time.</summary>
    protected static async Task<TState[]> ForEachAsync<TState>(int rounds, Func<int, Task<TState>> act, CancellationToken ct)
    {
        var states = new TState[rounds];
        var atOnce = new ParallelOptions { MaxDegreeOfParallelism = 8, CancellationToken = ct };
        await Parallel.ForEachAsync(Enumerable.Range(0, rounds), atOnce, async (round, _) => states[round] = await act(round));
        return states;
    }

    private Desk DeskOf(Person person, int replica)
    {
        lock (desks)
        {
            if (!desks.TryGetValue((person, replica), out var desk))
                desks[(person, replica)] = desk = new Desk(Platform.As(person, Service, replica));
            return desk;
        }
    }
}
