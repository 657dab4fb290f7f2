namespace ArchivePlatform.Identities.Domain;

/// <summary>Tokens carry whole seconds: what counts from now on counts from the next one.</summary>
public static class WholeSecond
{
    /// <summary>The first whole second not before <paramref name="instant"/>.</summary>
    public static DateTimeOffset From(DateTimeOffset instant) =>
        new((instant.UtcTicks + TimeSpan.TicksPerSecond - 1) / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);
}
