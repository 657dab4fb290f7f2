using System.ComponentModel.DataAnnotations;

namespace ArchivePlatform.Scanning;

/// <summary>Settings of Scan alone, section <c>Scan</c>.</summary>
public sealed class ScanOptions
{
    /// <summary>Media that one replica reads back at the same time, 1 to 32.</summary>
    [Range(1, 32)]
    public int Workers { get; init; } = 2;

    /// <summary>Most unfinished uploads of one person or station, 1 to 1,000,000; one more is answered 429.</summary>
    [Range(1, 1_000_000)]
    public int MostUnfinished { get; init; } = 20_000;

    /// <summary>Seconds after which an upload whose worker died is given to another, 2 to 600.</summary>
    [Range(2, 600)]
    public int ClaimSeconds { get; init; } = 30;
}
