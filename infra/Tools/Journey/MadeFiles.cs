using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ArchivePlatform.Tools.Journey;

/// <summary>Files of every carrier made on the spot, whole and of content that no other run has.</summary>
internal static class MadeFiles
{
    private const int Second = 16_000;

    /// <summary>A scanned page, grey, A4 at 150 dpi: lines of writing on noisy paper (TIFF).</summary>
    internal static byte[] Page() => Tiff(1240, 1754, 1, (x, y, noise) => (byte)(y % 40 < 14 && x is > 120 and < 1120 && (x / 9 + y / 40) % 5 != 0 ? noise / 5 : 255 - noise / 8));

    /// <summary>A photo in colour, 1024 by 768 (TIFF).</summary>
    internal static byte[] Photo() => Tiff(1024, 768, 3, (x, y, noise) => (byte)((x / 12 + y / 3 + noise / 6) & 0xFF));

    /// <summary>Ten seconds of a tone that rises, 16 kHz, mono (WAV).</summary>
    internal static byte[] Recording()
    {
        var samples = new byte[10 * Second * 2];
        var noise = RandomNumberGenerator.GetBytes(10 * Second);
        for (var at = 0; at < noise.Length; at++)
            BinaryPrimitives.WriteInt16LittleEndian(samples.AsSpan(at * 2), (short)(8_000 * Math.Sin(at * (0.05 + at * 1e-7)) + noise[at]));
        byte[] format = [.. Short(1), .. Short(1), .. Word(Second), .. Word(Second * 2), .. Short(2), .. Short(16)];
        return Chunk("RIFF", [.. "WAVE"u8, .. Chunk("fmt ", format), .. Chunk("data", samples)]);
    }

    /// <summary>Six seconds of moving bars, 320 by 240 at 25 pictures a second, uncompressed (AVI, 34.6 MB).</summary>
    internal static byte[] Film()
    {
        const int width = 320, height = 240, pictures = 150, size = width * height * 3;
        var noise = RandomNumberGenerator.GetBytes(size);
        using var frames = new MemoryStream(pictures * (size + 8) + 4);
        frames.Write("movi"u8);
        var picture = new byte[size];
        for (var number = 0; number < pictures; number++)
        {
            for (var at = 0; at < size; at++)
                picture[at] = (byte)(((at / 3 % width + number * 2) / 40 * 60) ^ (noise[at] & 7));
            frames.Write("00db"u8);
            frames.Write(Word(size));
            frames.Write(picture);
        }
        byte[] main = [.. Word(40_000), .. Word(size * 25), .. Word(0), .. Word(0), .. Word(pictures), .. Word(0), .. Word(1), .. Word(size), .. Word(width), .. Word(height), .. new byte[16]];
        byte[] stream = [.. "vidsDIB "u8, .. new byte[12], .. Word(1), .. Word(25), .. Word(0), .. Word(pictures), .. Word(size), .. Word(-1), .. Word(0), .. Short(0), .. Short(0), .. Short(width), .. Short(height)];
        byte[] bitmap = [.. Word(40), .. Word(width), .. Word(height), .. Short(1), .. Short(24), .. Word(0), .. Word(size), .. new byte[16]];
        byte[] headers = [.. "hdrl"u8, .. Chunk("avih", main), .. Chunk("LIST", [.. "strl"u8, .. Chunk("strh", stream), .. Chunk("strf", bitmap)])];
        return Chunk("RIFF", [.. "AVI "u8, .. Chunk("LIST", headers), .. Chunk("LIST", frames.ToArray())]);
    }

    /// <summary>An agreement of one page, as it was sent electronically (PDF).</summary>
    internal static byte[] Document()
    {
        var text = $"BT /F1 14 Tf 72 720 Td (Queue agreement B03U2R1503) Tj 0 -24 Td ({Convert.ToHexString(RandomNumberGenerator.GetBytes(16))}) Tj ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            string.Create(CultureInfo.InvariantCulture, $"<< /Length {text.Length} >>\nstream\n{text}\nendstream"),
            "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var (written, places) = (new StringBuilder("%PDF-1.4\n"), new List<int>());
        foreach (var (said, number) in objects.Select((said, at) => (said, at + 1)))
        {
            places.Add(written.Length);
            written.Append(CultureInfo.InvariantCulture, $"{number} 0 obj\n{said}\nendobj\n");
        }
        var table = written.Length;
        written.Append(CultureInfo.InvariantCulture, $"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n");
        foreach (var place in places)
            written.Append(CultureInfo.InvariantCulture, $"{place:0000000000} 00000 n \n");
        written.Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n");
        return Encoding.ASCII.GetBytes(written.ToString());
    }

    /// <summary>One strip of uncompressed samples, grey or RGB.</summary>
    private static byte[] Tiff(int width, int height, int samples, Func<int, int, byte, byte> sample)
    {
        const int tags = 9, bitsAt = 8 + 2 + tags * 12 + 4, pixelsAt = bitsAt + 3 * 2;
        var pixels = RandomNumberGenerator.GetBytes(width * height * samples);
        for (var at = 0; at < pixels.Length; at++)
            pixels[at] = sample(at / samples % width, at / samples / width, pixels[at]);
        byte[] directory =
        [
            .. Short(tags), .. Tag(256, width), .. Tag(257, height), .. Bits(samples, bitsAt), .. Tag(259, 1), .. Tag(262, samples == 1 ? 1 : 2), .. Tag(273, pixelsAt),
            .. Tag(277, samples), .. Tag(278, height), .. Tag(279, pixels.Length), .. Word(0),
        ];
        return [.. "II*\0"u8, .. Word(8), .. directory, .. Short(8), .. Short(8), .. Short(8), .. pixels];
    }

    /// <summary>Bits of each sample: in the field itself where there is one, else where the field points to.</summary>
    private static byte[] Bits(int samples, int elsewhere) => [.. Short(258), .. Short(3), .. Word(samples), .. Word(samples == 1 ? 8 : elsewhere)];

    /// <summary>A field of one long.</summary>
    private static byte[] Tag(int tag, int value) => [.. Short(tag), .. Short(4), .. Word(1), .. Word(value)];

    private static byte[] Chunk(string name, byte[] content) => [.. Encoding.ASCII.GetBytes(name), .. Word(content.Length), .. content];

    private static byte[] Word(int value) => BitConverter.GetBytes(value);

    private static byte[] Short(int value) => BitConverter.GetBytes((short)value);
}
