namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>What a service does when a fact arrives. Messages of one type share one effect, one database session and one transaction; the kit saves.</summary>
/// <remarks>It may run twice, its effect counts once. It never saves, publishes or calls another service.</remarks>
public interface IEffectOn<in TMessage> where TMessage : class
{
    /// <summary>Loads what all the messages need, in as few queries as there are tables.</summary>
    Task PrepareAsync(IReadOnlyList<TMessage> messages, CancellationToken ct) => Task.CompletedTask;

    /// <summary>Applies one message.</summary>
    /// <exception cref="NotYet">Its cause has not arrived: it waits.</exception>
    /// <exception cref="Problems.RuleBroken">It can never be applied: it is parked with the rule's code.</exception>
    Task ApplyAsync(TMessage message, Arrival arrival, CancellationToken ct);
}

/// <summary>How a message came.</summary>
/// <param name="Owner">The service that published it, as the broker verified.</param>
/// <param name="Attempt">From 1; more than 1 after waiting or a failure.</param>
public sealed record Arrival(Guid MessageId, string Owner, int Attempt);
