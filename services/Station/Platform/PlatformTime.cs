namespace ArchivePlatform.Stations.Platform;

/// <summary>What time it is at the platform: a station's own clock may be hours off, and addresses end by the platform's.</summary>
internal sealed class PlatformTime(TimeProvider clock)
{
    private long ahead;

    /// <summary>Now by the platform's clock, to about a second; by the own one until the platform has answered.</summary>
    public DateTimeOffset Now => clock.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref ahead));

    /// <summary>Reads the time of an answer.</summary>
    public void Note(HttpResponseMessage answer)
    {
        if (answer.Headers.Date is { } date)
            Interlocked.Exchange(ref ahead, (date - clock.GetUtcNow()).Ticks);
    }
}
