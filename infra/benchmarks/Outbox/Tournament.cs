using ArchivePlatform.Benchmarks.Contest;

namespace ArchivePlatform.Benchmarks.Outbox;

/// <summary>Lets the contestants run in turns, so that whatever else happens on the machine happens to all of them.</summary>
internal static class Tournament
{
    public static async Task<int> RunAsync(Plan plan, CancellationToken ct)
    {
        if (plan.Fault is { } fault)
        {
            await Console.Error.WriteLineAsync(fault);
            return 2;
        }

        var load = Machine.LoadAverage;
        using var grounds = await Grounds.OpenAsync(ct);
        var runners = new List<Runner>();
        try
        {
            foreach (var name in plan.Contestants)
                runners.Add(await Runner.StartAsync(name, await grounds.MakeAsync(name, ct), ct));
            var rounds = await PlayRoundsAsync(plan, grounds, runners, ct);
            var windows = await PlayWindowsAsync(plan, runners, ct);
            return Report.Write(plan, load, rounds, windows);
        }
        finally
        {
            foreach (var runner in runners) await runner.DisposeAsync();
            foreach (var name in plan.Contestants) await grounds.RemoveAsync(name, CancellationToken.None);
        }
    }

    private static async Task<List<Score>> PlayRoundsAsync(Plan plan, Grounds grounds, List<Runner> runners, CancellationToken ct)
    {
        var scores = new List<Score>();
        for (var round = 0; round < plan.Rounds; round++)
        {
            foreach (var runner in runners)
            {
                await grounds.CheckpointAsync(ct);
                var before = Machine.Now();
                var result = await runner.RoundAsync(plan.Messages, plan.Producers, ct);
                var score = Score.Of(runner, round, result, grounds, before, Machine.Now());
                Report.Progress(score);
                scores.Add(score);
            }
        }
        return scores;
    }

    private static async Task<List<(string Name, Window.Result Window)>> PlayWindowsAsync(Plan plan, List<Runner> runners, CancellationToken ct)
    {
        var windows = new List<(string, Window.Result)>();
        for (var window = 0; window < plan.Windows; window++)
        {
            foreach (var runner in runners)
                windows.Add((runner.Name, await runner.WindowAsync(Plan.PerSecond, Plan.WindowSeconds, ct)));
        }
        return windows;
    }
}
