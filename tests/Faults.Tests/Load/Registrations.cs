using System.Collections.Concurrent;
using System.Diagnostics;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Load;

/// <summary>Registers items at a steady rate, sale after sale, answered or not, and keeps the ledger; each item's title is its mark.</summary>
internal sealed class Registrations(Platform platform, IReadOnlyList<SaleState> sales, Ledger ledger, int replicas = 1) : IDisposable
{
    private readonly Desk[] desks =
        [.. Enumerable.Range(1, replicas).Select(replica => new Desk(platform.As(People.ZhaoMin, "intake", replica)))];

    private int attempts;

    /// <summary>Raised on each answer below 500, once it stands in the ledger.</summary>
    public event Action<Answer>? Answered;

    /// <summary>Every answer with the time it took.</summary>
    public ConcurrentBag<(Answer Answer, TimeSpan Took)> Answers { get; } = [];

    /// <summary>Registers until <paramref name="until"/> ends, then waits for the answers.</summary>
    public async Task RunAsync(TimeSpan every, CancellationToken until)
    {
        var open = new List<Task>();
        using var pace = new PeriodicTimer(every);
        try
        {
            while (await pace.WaitForNextTickAsync(until))
                open.Add(RegisterAsync());
        }
        catch (OperationCanceledException) when (until.IsCancellationRequested)
        {
            // Enough.
        }
        await Task.WhenAll(open);
    }

    /// <summary>One attempt, noted before it is made and after it is answered.</summary>
    public async Task<Answer?> RegisterAsync()
    {
        var number = Interlocked.Increment(ref attempts);
        var sale = sales[number % sales.Count];
        var mark = $"{sale.PropertyCode}/{number:D6}";
        var body = (Material.SubscriptionLetter(platform.Demo.Acts.Today) with { Title = mark }).Body(sale.PropertyId, sale.Sale.Id);
        ledger.Begin(mark);
        var began = Stopwatch.GetTimestamp();
        try
        {
            var answer = await desks[number % desks.Length].PostAsync("items", body);
            Answers.Add((answer, Stopwatch.GetElapsedTime(began)));
            var status = (int)answer.Status;
            ledger.End(mark, status switch
            {
                < 300 => new(Outcome.Acked, status, answer.Id),
                < 500 => new(Outcome.Refused, status, null),
                _ => new(Outcome.Unknown, status, null),
            });
            if (status < 500)
                Answered?.Invoke(answer);
            return answer;
        }
        catch (Exception fault) when (fault is HttpRequestException or IOException or TaskCanceledException)
        {
            return null;
        }
    }

    public void Dispose()
    {
        foreach (var desk in desks)
            desk.Dispose();
    }
}
