using System.IO.Compression;
using System.Text;

namespace ArchivePlatform.Scanning.Tests.Verification;

/// <summary>ZIP packages made on the spot: sound ones, and such as do harm.</summary>
internal static class Packages
{
    public static SampleFile Docx(params (string Name, string Text)[] further) => new(
        "申请.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", Zip([("[Content_Types].xml", "<Types/>"), ("word/document.xml", Convert.ToHexString(SampleFile.Noise(50))), .. further]));

    public static SampleFile Xlsx() => new(
        "台账.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Zip([("[Content_Types].xml", "<Types/>"), ("xl/workbook.xml", Convert.ToHexString(SampleFile.Noise(50)))]));

    public static SampleFile Ofd() => new("发票.ofd", "application/ofd", Zip([("OFD.xml", "<OFD/>"), ("Doc_0/Document.xml", Convert.ToHexString(SampleFile.Noise(50)))]));

    /// <summary>A document one part of which unpacks to a thousand times its size.</summary>
    public static SampleFile Bomb() => Docx(("word/media/big.xml", new string('0', 48 * 1024 * 1024)));

    /// <summary>A document with more parts than anybody unpacks.</summary>
    public static SampleFile Crowd() => Docx([.. Enumerable.Range(0, 10_001).Select(part => ($"word/{part}.xml", ""))]);

    /// <summary>The document with one bit of every part's flags set: encrypted.</summary>
    public static SampleFile Encrypted()
    {
        var sound = Docx();
        for (var at = 0; at + 10 < sound.Bytes.Length; at++)
        {
            if (sound.Bytes.AsSpan(at).StartsWith((ReadOnlySpan<byte>)[0x50, 0x4B, 0x01, 0x02]))
                sound.Bytes[at + 8] |= 1;
        }
        return new(sound.Name, sound.MediaType, sound.Bytes);
    }

    private static byte[] Zip(IEnumerable<(string Name, string Text)> parts)
    {
        using var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, text) in parts)
            {
                using var part = zip.CreateEntry(name).Open();
                part.Write(Encoding.UTF8.GetBytes(text));
            }
        }
        return stream.ToArray();
    }
}
