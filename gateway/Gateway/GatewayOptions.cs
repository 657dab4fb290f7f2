using System.ComponentModel.DataAnnotations;

namespace ArchivePlatform.Gateway;

/// <summary>What the gateway answers to and how large a request may be.</summary>
public sealed class GatewayOptions
{
    /// <summary>Values of <c>Host</c> served here, with their port where it is not the scheme's own, for example <c>archive.example.cn</c>.</summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> AllowedHosts { get; init; } = [];

    /// <summary>Longest path and query, in characters.</summary>
    [Range(256, 16_000)]
    public int MostUrlCharacters { get; init; } = 4_096;

    /// <summary>Most header lines of a request.</summary>
    [Range(10, 200)]
    public int MostHeaders { get; init; } = 64;

    /// <summary>Longest headers of a request together, in bytes.</summary>
    [Range(1_024, 32_000)]
    public int MostHeaderBytes { get; init; } = 16_384;

    /// <summary>Deepest nesting of a JSON body; the services refuse the same.</summary>
    [Range(1, 64)]
    public int MostJsonDepth { get; init; } = 32;

    /// <summary>Slowest upload to <c>/media</c> that is not given up, in bytes a second, judged after a grace of 30 seconds.</summary>
    [Range(1, 1_000_000)]
    public double SlowestUploadBytesPerSecond { get; init; } = 4_096;
}

/// <summary>The S3 store behind <c>/media</c>.</summary>
public sealed class StorageOptions
{
    /// <summary>Address of the store; without it <c>/media</c> answers 503.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>Buckets that may be written through the gateway.</summary>
    public IReadOnlyList<string> Buckets { get; init; } = [];
}
