using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ArchivePlatform.Scanning.Tests;

/// <summary>A file made on the spot: of its type as far as its beginning and end go, and of content that no other has.</summary>
/// <param name="Name">Its name with its maker.</param>
public sealed record SampleFile(string Name, string MediaType, byte[] Bytes)
{
    public string Sha256 { get; } = Convert.ToHexStringLower(SHA256.HashData(Bytes));

    /// <summary>A scanned page.</summary>
    public static SampleFile Tiff(int size = 20_000, string name = "第1页.tif") => new(name, "image/tiff", [.. "II*\0"u8, .. Noise(size - 4)]);

    public static SampleFile Jpeg(params byte[] behind) => new("照片.jpg", "image/jpeg", [.. JpegHead, .. Quiet(2_000), 0xFF, 0xD9, .. behind]);

    public static SampleFile Png(uint width = 100, uint height = 100)
    {
        var header = new byte[8];
        BinaryPrimitives.WriteUInt32BigEndian(header, width);
        BinaryPrimitives.WriteUInt32BigEndian(header.AsSpan(4), height);
        return new("图.png", "image/png", [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, .. header, 8, 2, 0, 0, 0, .. Noise(400), 0, 0, 0, 0, .. "IEND"u8, 0xAE, 0x42, 0x60, 0x82]);
    }

    public static SampleFile Pdf(params byte[] behind) => new("合同.pdf", "application/pdf", [.. "%PDF-1.7\n"u8, .. Encoding.ASCII.GetBytes(Convert.ToHexString(Noise(500))), .. "\nstartxref\n0\n%%EOF\n"u8, .. behind]);

    public static SampleFile Film(int size) => new("现场.mp4", "video/mp4", [0, 0, 0, 24, .. "ftypisom"u8, 0, 0, 2, 0, .. "isommp42"u8, .. Noise(size - 24)]);

    public static SampleFile Sound() => new("录音.wav", "audio/wav", [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, .. Noise(3_000)]);

    public static SampleFile Mail() => new("通知.eml", "message/rfc822", Encoding.UTF8.GetBytes($"From: a@example.cn\r\nDate: Mon, 28 Sep 2026 10:00:00 +0800\r\nSubject: 通知\r\n\r\n{Convert.ToHexString(Noise(100))}\r\n"));

    /// <summary>The same bytes under another name and type.</summary>
    public SampleFile As(string name, string mediaType) => this with { Name = name, MediaType = mediaType };

    /// <summary>One of the files of the sample collection; skipped over by its test where there is no collection.</summary>
    public static SampleFile? Of(string path, string mediaType) =>
        Environment.GetEnvironmentVariable("ARCHIVE_SAMPLES") is { Length: > 0 } folder && File.Exists(Path.Combine(folder, path))
            ? new(Path.GetFileName(path), mediaType, File.ReadAllBytes(Path.Combine(folder, path)))
            : null;

    internal static byte[] Noise(int length) => RandomNumberGenerator.GetBytes(length);

    /// <summary>Noise without the marks of the format.</summary>
    private static byte[] Quiet(int length) => [.. Noise(length).Select(part => part == 0xFF ? (byte)0 : part)];

    private static byte[] JpegHead => [0xFF, 0xD8, 0xFF, 0xE0, 0, 16, .. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xFF, 0xC0, 0, 17, 8, 0, 100, 0, 100, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1, 0xFF, 0xDA, 0, 2];
}
