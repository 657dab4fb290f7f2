using System.Diagnostics;

namespace ArchivePlatform.Benchmarks.Contest;

/// <summary>Throughput: many transactions by concurrent producers, until the last row is committed at the consumer.</summary>
public static class Round
{
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(10);

    /// <param name="Seconds">From the start of the first transaction to the commit of the last row at the consumer; 10 ms exact.</param>
    /// <param name="Rows">Rows at the consumer, counted again after everything came to rest.</param>
    /// <param name="Items">Different items among them.</param>
    /// <param name="Unsent">Messages left in the outbox at rest.</param>
    public sealed record Result(int Messages, double Seconds, long Rows, long Items, long Unsent);

    public static async Task<Result> RunAsync(IContestant contestant, Ledger ledger, int messages, int producers, CancellationToken ct)
    {
        var before = await ledger.NewestAsync(ct);
        var began = Stopwatch.GetTimestamp();

        await ProduceAsync(contestant, messages, producers, ct);
        await AwaitRowsAsync(ledger, before, messages, ct);
        var seconds = Stopwatch.GetElapsedTime(began).TotalSeconds;

        await AwaitRestAsync(ledger, ct);
        return new Result(messages, seconds,
            await ledger.CountAsync(before, ct), await ledger.CountItemsAsync(before, ct), await ledger.UnsentAsync(ct));
    }

    private static Task ProduceAsync(IContestant contestant, int messages, int producers, CancellationToken ct)
    {
        var taken = 0;
        return Task.WhenAll(Enumerable.Range(0, producers).Select(_ => Task.Run(Produce, ct)));

        async Task Produce()
        {
            int number;
            while ((number = Interlocked.Increment(ref taken)) <= messages)
                await contestant.RegisterAsync(Items.New(number), ct);
        }
    }

    private static async Task AwaitRowsAsync(Ledger ledger, long before, int messages, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (await ledger.NewestAsync(ct) - before < messages || await ledger.CountAsync(before, ct) < messages)
        {
            if (Stopwatch.GetElapsedTime(began) > Deadline) return;
            await Task.Delay(Look, ct);
        }
    }

    /// <summary>The tail (deleting sent messages, late duplicates) belongs to nobody's time, but it must be over before counting.</summary>
    private static async Task AwaitRestAsync(Ledger ledger, CancellationToken ct)
    {
        var began = Stopwatch.GetTimestamp();
        while (await ledger.UnsentAsync(ct) > 0 && Stopwatch.GetElapsedTime(began) < TimeSpan.FromSeconds(30))
            await Task.Delay(Look * 5, ct);
        await Task.Delay(TimeSpan.FromSeconds(1), ct);
    }
}
