using System.ComponentModel.DataAnnotations;

namespace ArchivePlatform.ServiceKit.Telemetry;

/// <summary>Where traces and metrics go.</summary>
public sealed class TelemetryOptions
{
    /// <summary>Folder of the local OTLP files; none are written when unset.</summary>
    public string? Directory { get; init; }

    /// <summary>OTLP endpoint of a collector; nothing is sent when unset.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Part of the traces that is recorded, 0 to 1.</summary>
    [Range(0.0, 1.0)]
    public double SampleRatio { get; init; } = 1;

    /// <summary>Bytes after which a local file is closed and the next begun; four are kept for each process.</summary>
    [Range(1_000_000, 1_000_000_000)]
    public long FileBytes { get; init; } = 64_000_000;

    /// <summary>Port that answers <c>/metrics</c> and <c>/health</c> and is for the inside only; no metrics are served when unset.</summary>
    [Range(1, 65_535)]
    public int? MetricsPort { get; init; }
}
