using System.Buffers.Binary;
using System.Text;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>Reads the list of parts at the end of a ZIP file (APPNOTE 6.3); a list that does not fit the file is none.</summary>
internal static class ZipDirectory
{
    private const int EndLength = 22;
    private const int EntryLength = 46;
    private const int LongestComment = ushort.MaxValue;
    private const uint InZip64 = uint.MaxValue;

    private static readonly byte[] EndMark = [0x50, 0x4B, 0x05, 0x06];
    private static readonly byte[] EntryMark = [0x50, 0x4B, 0x01, 0x02];

    /// <summary>Where the list lies, as the end of the file says; null where the file does not end as a ZIP.</summary>
    public static ZipEnd? EndOf(ReadOnlySpan<byte> tail)
    {
        var window = tail[Math.Max(0, tail.Length - EndLength - LongestComment)..];
        for (var at = window.LastIndexOf(EndMark); at >= 0; at = window[..at].LastIndexOf(EndMark))
        {
            var record = window[at..];
            if (record.Length >= EndLength && EndLength + Short(record[20..]) <= record.Length)
                return new(tail.Length - record.Length, Short(record[10..]), Long(record[12..]), Long(record[16..]), record.Length - EndLength - Short(record[20..]));
        }
        return null;
    }

    /// <summary>All parts; null where the list is broken, is not the file's whole end, or the file does not begin with a part.</summary>
    public static IReadOnlyList<ZipPart>? Read(Sample sample)
    {
        var tail = sample.Tail.Span;
        if (EndOf(tail) is not { Behind: 0 } end || end.Size > end.At || end.Offset + end.Size != sample.Size - tail.Length + end.At)
            return null;
        var parts = new List<ZipPart>(end.Entries);
        var list = tail.Slice((int)(end.At - end.Size), (int)end.Size);
        for (var entry = 0; entry < end.Entries; entry++)
        {
            if (list.Length < EntryLength || !list.StartsWith(EntryMark))
                return null;
            var (name, further) = (Short(list[28..]), Short(list[30..]) + Short(list[32..]));
            if (list.Length < EntryLength + name + further || Part(list, name) is not { } part)
                return null;
            parts.Add(part);
            list = list[(EntryLength + name + further)..];
        }
        return list.IsEmpty && parts.Any(part => part.Offset == 0) ? parts : null;
    }

    private static ZipPart? Part(ReadOnlySpan<byte> entry, int name)
    {
        var (packed, unpacked, offset) = (Long(entry[20..]), Long(entry[24..]), Long(entry[42..]));
        if (packed == InZip64 || unpacked == InZip64 || offset == InZip64)
            return null;
        return new(Encoding.UTF8.GetString(entry.Slice(EntryLength, name)), packed, unpacked, offset, name, Short(entry[8..]), Long(entry[38..]));
    }

    private static int Short(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt16LittleEndian(bytes);

    private static uint Long(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadUInt32LittleEndian(bytes);
}

/// <summary>The record at the end of a ZIP file.</summary>
/// <param name="At">Its place in the bytes looked at.</param>
/// <param name="Size">Bytes of the list.</param>
/// <param name="Offset">Where the list begins in the file.</param>
/// <param name="Behind">Bytes behind the record and its comment.</param>
internal sealed record ZipEnd(int At, int Entries, long Size, long Offset, int Behind);

/// <summary>One part of a ZIP package, as its list says.</summary>
/// <param name="Name">Its place in the package.</param>
/// <param name="Packed">Bytes in the file.</param>
/// <param name="Unpacked">Bytes it unpacks to.</param>
/// <param name="Offset">Where it begins in the file.</param>
internal sealed record ZipPart(string Name, long Packed, long Unpacked, long Offset, int NameLength, int Flags, uint Attributes)
{
    private const int HeaderLength = 30;
    private const uint TypeOfUnix = 0xF000_0000;
    private const uint Link = 0xA000_0000;

    /// <summary>Where it is unpacked to.</summary>
    public string Place => Name.Replace('\\', '/');

    /// <summary>First byte that can belong to another part.</summary>
    public long End => Offset + HeaderLength + NameLength + Packed;

    public bool IsEncrypted => (Flags & 1) != 0;

    /// <summary>Whether unpacking it could write elsewhere.</summary>
    public bool IsUnsafe => (Attributes & TypeOfUnix) == Link || Place.StartsWith('/') || Place.Contains(':', StringComparison.Ordinal)
        || Place.Contains('\0', StringComparison.Ordinal) || Place.Split('/').Contains("..");
}
