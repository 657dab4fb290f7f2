using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Idempotency;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>What a database session needs from its surroundings; one per request or delivery.</summary>
public sealed class KitScope(
    TimeProvider clock, ServiceName service, Announced announced, OutboxSignal outbox, WaitingSignal waiting, RightsWatch rights)
{
    internal TimeProvider Clock { get; } = clock;

    internal ServiceName Service { get; } = service;

    internal Announced Announced { get; } = announced;

    internal OutboxSignal Outbox { get; } = outbox;

    internal WaitingSignal Waiting { get; } = waiting;

    internal RightsWatch Rights { get; } = rights;

    internal IdempotentRequest? Request { get; set; }
}

/// <summary>The service's own name: <c>intake</c>, <c>dossier</c>, <c>handover</c> …</summary>
public sealed record ServiceName(string Value);

/// <summary>Wakes a worker as soon as there is something to do, without a round trip.</summary>
public class Signal : IDisposable
{
    private readonly SemaphoreSlim gate = new(0, 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        gate.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Wakes the worker, or lets its next wait end at once.</summary>
    public void Set()
    {
        // Under load the worker is nearly always woken already; an exception for each commit would be dear.
        if (gate.CurrentCount > 0)
            return;
        try
        {
            gate.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody else has woken the worker meanwhile.
        }
    }

    /// <summary>Waits until it is set.</summary>
    /// <returns>False where <paramref name="atMost"/> was over before.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => gate.WaitAsync(atMost, ct);
}

/// <summary>Raised when messages were committed to the outbox.</summary>
public sealed class OutboxSignal : Signal;

/// <summary>Raised when a cause arrived that messages may wait for.</summary>
public sealed class WaitingSignal : Signal;

/// <summary>Every contract the service may announce, listed in its Program.</summary>
public sealed class Announced
{
    private readonly HashSet<Type> contracts = [];

    internal IReadOnlySet<Type> Contracts => contracts;

    internal void Add(Type contract) => contracts.Add(contract);
}
