using ArchivePlatform.Benchmarks.Contest;

namespace ArchivePlatform.Benchmarks.Outbox;

/// <summary>One round of one contestant, and what it cost.</summary>
/// <param name="Number">From 0.</param>
/// <param name="Client">Microseconds of processor time a message in the contestant's own process, the tail after the last row included.</param>
/// <param name="Broker">The same in RabbitMQ.</param>
/// <param name="Database">The same in PostgreSQL.</param>
/// <param name="Others">Share of the machine used by none of these, 0 to 1.</param>
/// <param name="Busiest">The busiest of the others.</param>
internal sealed record Score(
    string Name, int Number, Round.Result Round, double Client, double Broker, double Database,
    double Others, IReadOnlyList<(string Name, double Share)> Busiest)
{
    public double PerSecond => Round.Messages / Round.Seconds;

    /// <summary>Every message became one row, none became two, none stayed behind.</summary>
    public bool Correct => Round.Rows == Round.Messages && Round.Items == Round.Messages && Round.Unsent == 0;

    public static Score Of(Runner runner, int number, Round.Result round, Grounds grounds, Machine before, Machine after)
    {
        // The contestants are children of this process.
        int[] known = [Environment.ProcessId, grounds.DatabaseProcess, grounds.BrokerProcess];
        return new Score(runner.Name, number, round,
            Microseconds(runner.Id), Microseconds(grounds.BrokerProcess), Microseconds(grounds.DatabaseProcess),
            after.OthersSince(before, known), [.. after.BusiestSince(before, known).Take(3)]);

        double Microseconds(int process) => after.SecondsOf(process, before) * 1e6 / round.Messages;
    }
}
