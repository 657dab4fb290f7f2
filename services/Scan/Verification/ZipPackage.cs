using ArchivePlatform.Scanning.Domain;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Judges a document that is a ZIP package by its list of parts, without unpacking anything.</summary>
internal static class ZipPackage
{
    /// <summary>Most parts of a package.</summary>
    private const int MostParts = 10_000;

    /// <summary>Most bytes a package unpacks to, 2 GiB.</summary>
    private const long MostUnpacked = 2L << 30;

    /// <summary>Bytes up to which a package may be packed as tightly as it likes, 32 MiB, and how tightly beyond.</summary>
    private const long Harmless = 32L << 20;
    private const long TightestBeyond = 200;

    public static bool IsZip(Sample sample) => sample.Has(0, [0x50, 0x4B, 0x03, 0x04]);

    /// <summary>Whether the file can also be opened as a ZIP, which is found from its end.</summary>
    public static bool EndsAsZip(Sample sample) => ZipDirectory.EndOf(sample.Tail.Span) is not null;

    public static string? FaultOf(MediaFormat format, Sample sample)
    {
        if (ZipDirectory.EndOf(sample.Tail.Span) is { Entries: > MostParts })
            return RejectReason.DecompressionLimit;
        if (ZipDirectory.Read(sample) is not { } parts)
            return RejectReason.ContentMismatch;
        return SizeFault(parts, sample.Size) ?? NameFault(parts) ?? KindFault(format, parts);
    }

    private static string? SizeFault(IReadOnlyList<ZipPart> parts, long size)
    {
        var unpacked = parts.Sum(part => part.Unpacked);
        return unpacked > MostUnpacked || (unpacked > Harmless && unpacked / size > TightestBeyond) || Overlap(parts, size)
            ? RejectReason.DecompressionLimit
            : null;
    }

    /// <summary>Parts that share their bytes unpack to a multiple of what there is.</summary>
    private static bool Overlap(IReadOnlyList<ZipPart> parts, long size)
    {
        var ordered = parts.OrderBy(part => part.Offset).ToList();
        return ordered.Select((part, at) => part.End > (at + 1 < ordered.Count ? ordered[at + 1].Offset : size)).Any(overlaps => overlaps);
    }

    private static string? NameFault(IReadOnlyList<ZipPart> parts) =>
        parts.Any(part => part.IsUnsafe) || parts.Select(part => part.Place).Distinct(StringComparer.OrdinalIgnoreCase).Count() < parts.Count
            ? RejectReason.ArchiveEntryUnsafe
            : null;

    private static string? KindFault(MediaFormat format, IReadOnlyList<ZipPart> parts)
    {
        if (parts.Any(part => part.IsEncrypted))
            return RejectReason.NotScannable;
        var isThat = format.MediaType == MediaFormat.Ofd.MediaType
            ? Has(parts, "OFD.xml")
            : Has(parts, "[Content_Types].xml") && Has(parts, format.MediaType == MediaFormat.Docx.MediaType ? "word/document.xml" : "xl/workbook.xml");
        if (!isThat)
            return RejectReason.ContentMismatch;
        return parts.Any(part => part.Place.EndsWith("vbaProject.bin", StringComparison.OrdinalIgnoreCase)) ? RejectReason.NotScannable : null;
    }

    private static bool Has(IReadOnlyList<ZipPart> parts, string place) => parts.Any(part => string.Equals(part.Place, place, StringComparison.OrdinalIgnoreCase));
}
