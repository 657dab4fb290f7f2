using ArchivePlatform.Contracts.Intake;

namespace ArchivePlatform.Benchmarks.Contest;

/// <summary>One way of carrying a fact from the database of one service to the database of another, exactly once.</summary>
public interface IContestant : IAsyncDisposable
{
    /// <summary>How many messages are committed at the producer and not yet handed to the broker: a count(*) in the producer's database.</summary>
    string UnsentQuery { get; }

    /// <summary>Prepares tables and queue in empty databases and an empty virtual host, and begins to listen.</summary>
    Task StartAsync(Ground ground, CancellationToken ct);

    /// <summary>One business transaction: the row of the item and its message; both are committed when this returns.</summary>
    Task RegisterAsync(ItemRegistered item, CancellationToken ct);
}
