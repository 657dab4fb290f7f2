using ArchivePlatform.Benchmarks.Outbox;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>One round of one contestant, and what it cost.</summary>
/// <param name="Round">From 0.</param>
/// <param name="Count">Contents.</param>
/// <param name="Wrong">Contents of which other bytes were read back than were sent.</param>
internal sealed record Score(string Name, int Round, int Count, long Bytes, Delivery Delivery, Cost Cost, int Wrong)
{
    /// <summary>Megabytes (10^6) stored a second.</summary>
    public double StoredPerSecond => Bytes / Delivery.Stored / 1e6;

    /// <summary>Contents acknowledged a second.</summary>
    public double KeptPerSecond => Count / Delivery.Kept;
}

/// <summary>Seconds of processor time until everything was acknowledged, and who else had the machine.</summary>
/// <param name="Client">In the bench itself, which makes no digests meanwhile.</param>
/// <param name="Servers">In the contestant's own servers: gateway and Scan, or the tus server.</param>
/// <param name="Store">In the store.</param>
/// <param name="Behind">In PostgreSQL and RabbitMQ.</param>
/// <param name="Others">Share of the machine used by none of the bench, 0 to 1.</param>
/// <param name="Busiest">The busiest of the others.</param>
internal sealed record Cost(double Client, double Servers, double Store, double Behind, double Others, IReadOnlyList<(string Name, double Share)> Busiest)
{
    public static Cost Of(IContestant contestant, IEnumerable<int> children, Ground ground, Machine before, Machine after)
    {
        return new Cost(
            Seconds([Environment.ProcessId]) - Seconds(children), Seconds(contestant.Servers), Seconds(ground.Store), Seconds(ground.Behind),
            after.OthersSince(before, ground.All), [.. after.BusiestSince(before, ground.All).Take(3)]);

        double Seconds(IEnumerable<int> processes) => processes.Sum(process => after.SecondsOf(process, before));
    }
}
