using System.Diagnostics;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>Asks again and again during a transfer whether its reader may still read; whatever keeps that from being known counts as no (C9).</summary>
internal sealed class RightToRead(IServiceScopeFactory scopes, RightsWatch rights, TimeProvider clock)
{
    /// <summary>Longest time for which an answer counts.</summary>
    private static readonly TimeSpan GoodFor = TimeSpan.FromMilliseconds(800);

    private long askedAt = Stopwatch.GetTimestamp();

    /// <summary>Whether the transfer may go on.</summary>
    /// <param name="claimedAt">Instant from which the reader's claims are believed.</param>
    public async ValueTask<bool> StillHoldsAsync(Guid id, Actor actor, DateTimeOffset claimedAt, CancellationToken ct)
    {
        if (Stopwatch.GetElapsedTime(askedAt) < GoodFor)
            return true;
        if (rights.HasEnded(actor.Person, claimedAt))
            return false;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await scope.ServiceProvider.GetRequiredService<ScanDb>().ReadableAsync(id, null, actor, clock, ct);
        }
        catch (Exception ended) when (ended is RuleBroken or RequestRefused)
        {
            return false;
        }
        askedAt = Stopwatch.GetTimestamp();
        return true;
    }
}
