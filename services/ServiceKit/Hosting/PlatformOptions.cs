using System.ComponentModel.DataAnnotations;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>How this process runs.</summary>
public sealed class PlatformOptions
{
    /// <summary><c>Demonstration</c> or <c>Production</c>; the first allows a shifted clock and demonstration tokens.</summary>
    [Required, AllowedValues("Demonstration", "Production")]
    public string Profile { get; init; } = "Production";

    /// <summary>Role that <c>migrate</c> grants the running rights to; unset at run time.</summary>
    public string? RuntimeRole { get; init; }
}

/// <summary>A clock for other days, in demonstrations only.</summary>
public sealed class ClockOptions
{
    /// <summary>Seconds added to the system's time; 0 outside demonstrations.</summary>
    public long OffsetSeconds { get; init; }
}
