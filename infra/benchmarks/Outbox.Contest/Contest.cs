using System.Globalization;
using System.Text.Json;

namespace ArchivePlatform.Benchmarks.Contest;

/// <summary>The life of a contestant's process: reads one command a line, answers one line of JSON, until its input ends.</summary>
/// <remarks>Answers begin with <see cref="Answer"/>; other lines are the contestant's own log. Commands: <c>round MESSAGES PRODUCERS</c> and <c>window PER_SECOND SECONDS</c>.</remarks>
public static class Contest
{
    /// <summary>How a line begins that is an answer.</summary>
    public const string Answer = "=> ";

    public static async Task<int> RunAsync(IContestant contestant)
    {
        var ground = Ground.FromEnvironment();
        await using var running = contestant;
        await contestant.StartAsync(ground, CancellationToken.None);
        await using var ledger = new Ledger(ground, contestant.UnsentQuery);
        await AnswerAsync("ready");

        while (await Console.In.ReadLineAsync() is { } line)
        {
            var words = line.Split(' ');
            await (words[0] switch
            {
                "round" => AnswerAsync(await Round.RunAsync(contestant, ledger, Number(words[1]), Number(words[2]), CancellationToken.None)),
                "window" => AnswerAsync(await Window.RunAsync(contestant, ground.Consumer, Number(words[1]), Number(words[2]), CancellationToken.None)),
                _ => throw new InvalidOperationException($"Unknown command: {line}"),
            });
        }
        return 0;
    }

    private static int Number(string word) => int.Parse(word, CultureInfo.InvariantCulture);

    private static async Task AnswerAsync<T>(T answer)
    {
        await Console.Out.WriteLineAsync(Answer + JsonSerializer.Serialize(answer));
        await Console.Out.FlushAsync();
    }
}
