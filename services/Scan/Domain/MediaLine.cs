namespace ArchivePlatform.Scanning.Domain;

/// <summary>One file as its uploader declares it; nothing of it is checked yet.</summary>
public sealed record MediaLine
{
    /// <summary>The item it belongs to.</summary>
    public Guid? ItemId { get; init; }

    /// <summary>Its name with its maker, 1 to 255 characters, kept as it is.</summary>
    public string? Name { get; init; }

    /// <summary>Bytes, from 1 to 64 GiB.</summary>
    public long? Size { get; init; }

    /// <summary>SHA-256 of the whole file, 64 lower-case hexadecimal digits.</summary>
    public string? Sha256 { get; init; }

    /// <summary>For example <c>image/tiff</c>.</summary>
    public string? MediaType { get; init; }

    /// <summary>The page of the item it shows, 1 to 99,999; null where it shows no single page.</summary>
    public int? Page { get; init; }
}
