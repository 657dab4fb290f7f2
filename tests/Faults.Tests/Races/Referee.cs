using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Net;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Faults.Tests.Races;

/// <summary>Starts every round with all callers at once and writes down whatever is not one winner and only lawful losers.</summary>
internal sealed class Referee(Race race, int seed)
{
    /// <summary>Callers in each round.</summary>
    public const int Callers = 32;

#pragma warning disable CA5394 // The order of the callers must come again for the same seed; nothing secret hangs on it.
    private readonly Random random = new(seed);
    private readonly ConcurrentBag<string> faults = [];
    private readonly ConcurrentDictionary<string, int> refusals = new();
    private int unavailable;
    private int winners;

    /// <summary>What went against the rules of the race.</summary>
    public IReadOnlyCollection<string> Faults => faults;

    /// <summary>Runs a round for each subject, then holds the effects against the rounds.</summary>
    /// <returns>One line for the report.</returns>
    public async Task<string> RunAsync(IReadOnlyList<string> subjects, Func<Task> settled, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        for (var round = 0; round < subjects.Count; round++)
        {
            var callers = Enumerable.Range(0, Callers).ToArray();
            random.Shuffle(callers);
            var number = round;
            Judge(subjects[round], await Task.WhenAll(callers.Select(caller => AskAsync(number, caller, ct))));
        }
        var raced = Stopwatch.GetElapsedTime(began);
        await settled();
        foreach (var (what, count) in await race.EffectsAsync())
        {
            foreach (var subject in subjects.Where(subject => count.GetValueOrDefault(subject) != 1))
                faults.Add($"{subject}: {count.GetValueOrDefault(subject)} {what}, not 1");
        }
        var told = string.Join(", ", refusals.OrderByDescending(refusal => refusal.Value).Select(refusal => $"{refusal.Key} {refusal.Value}"));
        return string.Create(CultureInfo.InvariantCulture,
            $"races: {race.Name} {subjects.Count} rounds of {Callers}, seed {seed}, {raced.TotalSeconds:0} s: {winners} winners; {told}; {unavailable} times 503 and tried again");
    }
#pragma warning restore CA5394

    private void Judge(string subject, Answer[] answers)
    {
        var won = answers.Count(answer => (int)answer.Status < 300);
        winners += won;
        if (won != 1)
            faults.Add($"{subject}: {won} winners");
        foreach (var answer in answers.Where(answer => (int)answer.Status >= 300))
        {
            refusals.AddOrUpdate($"{(int)answer.Status} {answer.Code}", 1, (_, count) => count + 1);
            if (!race.Losses.Contains(answer.Code))
                faults.Add($"{subject}: {answer}");
        }
    }

    /// <summary>Asks, and under the same key again while the service is unavailable and says when to come back.</summary>
    private async Task<Answer> AskAsync(int round, int caller, CancellationToken ct)
    {
        var key = Secrets.Random(26);
        var (tried, refused) = (0, 0);
        var answer = await Eventually.Gives($"round {round} of {race.Name} is answered", async () =>
        {
            tried++;
            var answer = await race.TryAsync(round, caller, key, ct);
            if (answer is not { Status: HttpStatusCode.ServiceUnavailable, RetryAfterSeconds: not null } && answer.Code != "REQUEST_IN_PROGRESS")
                return answer;
            refused++;
            return null;
        }, ct: ct);
        Interlocked.Add(ref unavailable, refused);
        if (tried > refused + 1)
            faults.Add($"round {round}: {tried - refused - 1} attempts were not answered");
        return answer;
    }
}
