using System.Buffers.Binary;
using ArchivePlatform.Scanning.Domain;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Looks through the segments of a JPEG: how large the picture is, and whether a page for a browser is hidden in its comments or behind its end.</summary>
/// <remarks>What cameras write, EXIF texts and pictures appended to the picture included, is the photographer's and stays.</remarks>
internal static class JpegPicture
{
    private const byte Comment = 0xFE;
    private const byte StartOfScan = 0xDA;

    public static string? FaultOf(Sample sample)
    {
        var end = sample.Tail.Span.LastIndexOf((ReadOnlySpan<byte>)[0xFF, 0xD9]);
        if (end >= 0 && Content.HoldsMarkup(sample.Tail.Span[(end + 2)..]))
            return RejectReason.ContentMismatch;
        return SegmentFault(sample.Head.Span);
    }

    private static string? SegmentFault(ReadOnlySpan<byte> head)
    {
        for (var at = 2; at + 9 < head.Length && head[at] == 0xFF;)
        {
            var (mark, length) = (head[at + 1], BinaryPrimitives.ReadUInt16BigEndian(head[(at + 2)..]));
            if (mark is StartOfScan || length < 2)
                return null;
            var segment = head.Slice(at + 4, Math.Min(length - 2, head.Length - at - 4));
            if (mark is Comment && Content.HoldsMarkup(segment))
                return RejectReason.ContentMismatch;
            if (IsFrame(mark) && segment.Length >= 5)
                return Content.PixelFault(BinaryPrimitives.ReadUInt16BigEndian(segment[3..]), BinaryPrimitives.ReadUInt16BigEndian(segment[1..]));
            at += 2 + length;
        }
        return null;
    }

    private static bool IsFrame(byte mark) => mark is >= 0xC0 and <= 0xCF and not 0xC4 and not 0xC8 and not 0xCC;
}
