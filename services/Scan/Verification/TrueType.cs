using System.Text;
using System.Text.RegularExpressions;
using ArchivePlatform.Scanning.Domain;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Whether bytes are of the type their uploader declared, whatever their name says (decision 0018).</summary>
internal static partial class TrueType
{
    /// <summary>First atoms of a QuickTime file older than the naming of brands.</summary>
    private static readonly string[] OldQuickTime = ["moov", "mdat", "wide", "free", "skip", "pnot"];

    private static readonly Dictionary<MediaFormat, Func<Sample, bool>> Marks = new()
    {
        [MediaFormat.Tiff] = sample => sample.Has(0, "II*\0") || sample.Has(0, "MM\0*") || sample.Has(0, "II+\0") || sample.Has(0, "MM\0+"),
        [MediaFormat.Jpeg] = sample => sample.Has(0, [0xFF, 0xD8, 0xFF]),
        [MediaFormat.Png] = sample => sample.Has(0, [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]),
        [MediaFormat.Heic] = sample => Brands(sample).Any(brand => brand is "heic" or "heix" or "heim" or "heis" or "hevc" or "mif1" or "msf1") && !Brands(sample).Contains("avif"),
        [MediaFormat.WebP] = sample => sample.Has(0, "RIFF") && sample.Has(8, "WEBP"),
        [MediaFormat.Pdf] = sample => sample.Has(0, "%PDF-"),
        [MediaFormat.Ofd] = ZipPackage.IsZip,
        [MediaFormat.Docx] = ZipPackage.IsZip,
        [MediaFormat.Xlsx] = ZipPackage.IsZip,
        [MediaFormat.Eml] = IsMail,
        [MediaFormat.Wav] = sample => (sample.Has(0, "RIFF") || sample.Has(0, "RF64")) && sample.Has(8, "WAVE"),
        [MediaFormat.Mp3] = sample => sample.Has(0, "ID3") || IsMp3Frame(sample),
        [MediaFormat.Flac] = sample => sample.Has(0, "fLaC"),
        [MediaFormat.M4A] = sample => Brands(sample).Any(brand => brand is "M4A " or "M4B ") || IsFilm(sample),
        [MediaFormat.Ogg] = sample => sample.Has(0, "OggS"),
        [MediaFormat.Amr] = sample => sample.Has(0, "#!AMR"),
        [MediaFormat.Mp4] = IsFilm,
        [MediaFormat.Mov] = sample => Brands(sample).Contains("qt  ") || OldQuickTime.Any(atom => sample.Has(4, atom)),
        [MediaFormat.Mkv] = sample => IsMatroska(sample, "matroska"),
        [MediaFormat.WebM] = sample => IsMatroska(sample, "webm"),
        [MediaFormat.Avi] = sample => sample.Has(0, "RIFF") && sample.Has(8, "AVI "),
    };

    /// <summary>Whether the bytes begin as files of that format do.</summary>
    public static bool Is(MediaFormat format, Sample sample) => Marks[format](sample);

    /// <summary>The brands an ISO media file names, the main one first; none where it is no such file.</summary>
    private static List<string> Brands(Sample sample)
    {
        if (!sample.Has(4, "ftyp"))
            return [];
        var head = sample.Head.Span;
        var length = Math.Min((head[0] << 24) | (head[1] << 16) | (head[2] << 8) | head[3], Math.Min(head.Length, 512));
        var brands = new List<string>();
        for (var at = 8; at + 4 <= length; at += 4)
        {
            if (at != 12)
                brands.Add(Encoding.Latin1.GetString(head.Slice(at, 4)));
        }
        return brands;
    }

    private static bool IsFilm(Sample sample) =>
        Brands(sample).FirstOrDefault() is { } main && (main is "isom" or "mp41" or "mp42" or "avc1" or "M4V " or "M4VH" or "M4VP" or "dash" or "mmp4" or "MSNV" or "XAVC" || (main.StartsWith("iso", StringComparison.Ordinal) && main[3] is >= '2' and <= '9'));

    private static bool IsMatroska(Sample sample, string kind)
    {
        if (!sample.Has(0, [0x1A, 0x45, 0xDF, 0xA3]))
            return false;
        var head = sample.Head.Span[..Math.Min(sample.Head.Length, 256)];
        var at = head.IndexOf((ReadOnlySpan<byte>)[0x42, 0x82]);
        return at >= 0 && head[at..].IndexOf(Encoding.ASCII.GetBytes(kind)) == 3;
    }

    /// <summary>A frame of MPEG audio, layer III, with a bit rate and a sample rate there are.</summary>
    private static bool IsMp3Frame(Sample sample)
    {
        var head = sample.Head.Span;
        return head.Length >= 4 && head[0] == 0xFF && (head[1] & 0xE6) == 0xE2 && (head[2] & 0xF0) != 0xF0 && (head[2] & 0x0C) != 0x0C;
    }

    /// <summary>Header lines as mail has them, and among them one that every mail has.</summary>
    private static bool IsMail(Sample sample)
    {
        var head = sample.Head.Span[..Math.Min(sample.Head.Length, 64 * 1024)];
        if (head.Contains((byte)0))
            return false;
        var text = Encoding.UTF8.GetString(head).TrimStart('\uFEFF');
        return FirstLine().IsMatch(text) && MailHeader().IsMatch(text);
    }

    [GeneratedRegex(@"\A(From [^\r\n]*\r?\n)?[!-9;-~]+:[ \t]")]
    private static partial Regex FirstLine();

    [GeneratedRegex(@"^(From|Date|Received|Message-ID|Return-Path|MIME-Version):[ \t]", RegexOptions.Multiline | RegexOptions.IgnoreCase)]
    private static partial Regex MailHeader();
}
