using System.Text;
using ArchivePlatform.Scanning.Domain;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Judges bytes by what they are: of the declared type, of that type alone, and nothing that harms whoever opens them (clause 2, decision 0018).</summary>
internal static class Content
{
    /// <summary>Beginning in which readers of PDF look for its mark.</summary>
    private const int PdfMarkWithin = 1024;

    /// <summary>Most pixels of a picture, 1,000 million: four times an A0 sheet at 400 dpi.</summary>
    private const long MostPixels = 1_000_000_000;

    private static readonly string[] Markup = ["<script", "<html", "<!doctype html", "<svg", "<iframe", "<body", "<?php"];

    /// <summary>Why the bytes may not be kept; null where they may.</summary>
    public static string? FaultOf(MediaFormat format, Sample sample)
    {
        if (!TrueType.Is(format, sample) || IsAlsoPdf(format, sample))
            return RejectReason.ContentMismatch;
        return format.MediaType switch
        {
            "image/jpeg" => JpegPicture.FaultOf(sample),
            "image/png" => PngFault(sample),
            "application/pdf" => ZipPackage.EndsAsZip(sample) ? RejectReason.ContentMismatch : null,
            _ when ZipPackage.IsZip(sample) => ZipPackage.FaultOf(format, sample),
            _ => null,
        };
    }

    /// <summary>Whether there is text a browser would run, in whatever case.</summary>
    public static bool HoldsMarkup(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.Latin1.GetString(bytes);
        return Markup.Any(mark => text.Contains(mark, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The fault of a picture of that many pixels.</summary>
    public static string? PixelFault(long width, long height) => width * height > MostPixels ? RejectReason.ImageTooLarge : null;

    /// <summary>A mail may quote the mark of a PDF; nothing else begins with one by chance.</summary>
    private static bool IsAlsoPdf(MediaFormat format, Sample sample) =>
        format != MediaFormat.Pdf && format != MediaFormat.Eml
        && sample.Head.Span[..Math.Min(sample.Head.Length, PdfMarkWithin)].IndexOf("%PDF-"u8) >= 0;

    private static string? PngFault(Sample sample)
    {
        var head = sample.Head.Span;
        if (!sample.Has(12, "IHDR") || head.Length < 24)
            return RejectReason.ContentMismatch;
        var end = sample.Tail.Span.LastIndexOf("IEND"u8);
        if (end >= 0 && HoldsMarkup(sample.Tail.Span[(end + 4)..]))
            return RejectReason.ContentMismatch;
        return PixelFault(Number(head[16..]), Number(head[20..]));
    }

    private static long Number(ReadOnlySpan<byte> bytes) => System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(bytes);
}
