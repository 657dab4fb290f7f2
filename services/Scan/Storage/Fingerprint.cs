namespace ArchivePlatform.Scanning.Storage;

/// <summary>The digests of a kept medium's stretches of 1 MiB, one after another: with them any range can be proven before a byte of it is given out.</summary>
internal sealed class Fingerprint
{
    /// <summary>Bytes of each stretch but the last, 1 MiB.</summary>
    public const int Stretch = 1024 * 1024;

    public Guid MediaId { get; init; }

    /// <summary>32 bytes for each stretch.</summary>
    public byte[] Digests { get; init; } = [];
}
