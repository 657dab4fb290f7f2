using System.Text;
using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Verification;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Verification;

public sealed class ContentTests
{
    private static readonly byte[] Page = Encoding.ASCII.GetBytes("<html><script>alert(1)</script></html>");

    public static TheoryData<SampleFile> Sound =>
    [
        SampleFile.Tiff(), SampleFile.Jpeg(), SampleFile.Png(), SampleFile.Pdf(), SampleFile.Film(5_000), SampleFile.Sound(), SampleFile.Mail(), Packages.Docx(), Packages.Xlsx(), Packages.Ofd(),
    ];

    [Theory]
    [MemberData(nameof(Sound))]
    public void A_file_of_its_type_may_be_kept(SampleFile file) => Assert.Null(FaultOf(file));

    [Fact]
    [Trait("Abuse", "D2")]
    public void Content_of_any_other_type_is_a_mismatch()
    {
        foreach (var file in Sound.Select(row => row.Data))
        {
            foreach (var other in MediaFormat.All.Where(format => format.MediaType != file.MediaType))
                Assert.Equal((file.MediaType, other.MediaType, "CONTENT_MISMATCH"), (file.MediaType, other.MediaType, IsSameFamily(file.MediaType, other.MediaType) ? "CONTENT_MISMATCH" : FaultOf(file.As("a", other.MediaType))));
        }
    }

    [Fact]
    [Trait("Abuse", "D2")]
    public void A_file_of_two_types_is_a_mismatch()
    {
        Assert.Equal("CONTENT_MISMATCH", FaultOf(SampleFile.Jpeg(Page)));
        Assert.Equal("CONTENT_MISMATCH", FaultOf(JpegWithComment(Page)));
        Assert.Equal("CONTENT_MISMATCH", FaultOf(SampleFile.Pdf(Packages.Docx().Bytes)));
        Assert.Equal("CONTENT_MISMATCH", FaultOf(new("a.tif", "image/tiff", [.. "II*\0"u8, .. "%PDF-1.7"u8, .. SampleFile.Noise(500)])));
        Assert.Equal("CONTENT_MISMATCH", FaultOf(Behind(SampleFile.Png(), Page)));
        Assert.Equal("CONTENT_MISMATCH", FaultOf(Before(Packages.Docx(), Page)));
        Assert.Equal("CONTENT_MISMATCH", FaultOf(Behind(Packages.Docx(), Page)));
    }

    [Fact]
    [Trait("Abuse", "D6")]
    public void A_package_that_unpacks_to_too_much_is_refused()
    {
        Assert.Equal("DECOMPRESSION_LIMIT", FaultOf(Packages.Bomb()));
        Assert.Equal("DECOMPRESSION_LIMIT", FaultOf(Packages.Crowd()));
    }

    [Theory]
    [Trait("Abuse", "D5")]
    [InlineData("../../x.xml"), InlineData("/etc/x.xml"), InlineData("C:/x.xml"), InlineData("word\\..\\..\\x.xml"), InlineData("word/document.xml"), InlineData("WORD/Document.xml")]
    public void A_package_with_a_part_that_would_be_written_elsewhere_or_twice_is_refused(string part) =>
        Assert.Equal("ARCHIVE_ENTRY_UNSAFE", FaultOf(Packages.Docx((part, "x"))));

    [Fact]
    [Trait("Abuse", "D13")]
    public void A_package_with_programs_inside_or_encrypted_is_refused()
    {
        Assert.Equal("CONTENT_NOT_SCANNABLE", FaultOf(Packages.Docx(("word/vbaProject.bin", "x"))));
        Assert.Equal("CONTENT_NOT_SCANNABLE", FaultOf(Packages.Encrypted()));
    }

    [Fact]
    [Trait("Abuse", "D7")]
    public void A_picture_of_too_many_pixels_is_refused_before_anybody_decodes_it()
    {
        Assert.Equal("IMAGE_TOO_LARGE", FaultOf(SampleFile.Png(65_536, 65_536)));
        Assert.Equal("IMAGE_TOO_LARGE", FaultOf(SampleFile.Png(50_000, 50_000)));
        Assert.Null(FaultOf(SampleFile.Png(30_000, 20_000)));
    }

    [Theory]
    [InlineData("scans/en-page-g4.tif", "image/tiff"), InlineData("scans/two-page-lzw.tiff", "image/tiff"), InlineData("scans/blank-page.jpg", "image/jpeg"), InlineData("scans/arabic-page.png", "image/png"), InlineData("scans/scan-multipage-mixed.pdf", "application/pdf")]
    [InlineData("photos/cmyk.jpg", "image/jpeg"), InlineData("photos/phone.heic", "image/heic"), InlineData("photos/phone-hdr.heif", "image/heic"), InlineData("photos/camera.webp", "image/webp"), InlineData("photos/film-scan.tiff", "image/tiff")]
    [InlineData("audio/alac.m4a", "audio/mp4"), InlineData("audio/en-speech-1961.flac", "audio/flac"), InlineData("audio/speech.opus", "audio/ogg"), InlineData("audio/footsteps.mp3", "audio/mpeg"), InlineData("audio/zh-speech.mp3", "audio/mpeg"), InlineData("audio/zh-speech-aishell.wav", "audio/wav"), InlineData("audio/voice-note-nb.amr", "audio/amr")]
    [InlineData("video/camera.avi", "video/x-msvideo"), InlineData("video/clip.mkv", "video/x-matroska"), InlineData("video/clip.webm", "video/webm"), InlineData("video/film-1910s.mp4", "video/mp4"), InlineData("video/hdv-720p60.mov", "video/quicktime"), InlineData("video/photo-jpeg.mov", "video/quicktime")]
    [InlineData("edocs/various.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document"), InlineData("edocs/sheet.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"), InlineData("edocs/zh-official-letter.ofd", "application/ofd"), InlineData("edocs/zh-text.ofd", "application/ofd"), InlineData("edocs/mail-attachments.eml", "message/rfc822"), InlineData("edocs/mail-pdf-attachment.eml", "message/rfc822")]
    [InlineData("hostile/exif-script.jpg", "image/jpeg"), InlineData("hostile/polyglot-jpeg-zip.jpg", "image/jpeg"), InlineData("hostile/corrupt-exif.jpg", "image/jpeg")]
    public void A_real_file_is_kept(string path, string mediaType) => Assert.Null(SampleFile.Of(path, mediaType) is { } file ? FaultOf(file) : null);

    [Theory]
    [Trait("Abuse", "D2")]
    [InlineData("hostile/docx-named-xlsx.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "CONTENT_MISMATCH"), InlineData("hostile/docx-truncated.docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "CONTENT_MISMATCH")]
    [InlineData("hostile/docx-macros.docm", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", "CONTENT_NOT_SCANNABLE"), InlineData("hostile/html-named-pdf.pdf", "application/pdf", "CONTENT_MISMATCH"), InlineData("hostile/program-named-photo.jpg", "image/jpeg", "CONTENT_MISMATCH")]
    [InlineData("hostile/png-65536.png", "image/png", "IMAGE_TOO_LARGE"), InlineData("hostile/png-bomb-50000x50000.png", "image/png", "IMAGE_TOO_LARGE"), InlineData("hostile/zip-bomb-42k.zip", "application/ofd", "DECOMPRESSION_LIMIT"), InlineData("hostile/zip-absolute-path.zip", "application/ofd", "ARCHIVE_ENTRY_UNSAFE"), InlineData("hostile/zip-encrypted.zip", "application/ofd", "CONTENT_NOT_SCANNABLE"), InlineData("hostile/svg-script.svg", "image/png", "CONTENT_MISMATCH"), InlineData("video/phone-old.3gp", "video/mp4", "CONTENT_MISMATCH")]
    public void A_real_hostile_file_is_refused(string path, string mediaType, string reason) =>
        Assert.Equal(reason, SampleFile.Of(path, mediaType) is { } file ? FaultOf(file) : reason);

    private static SampleFile Behind(SampleFile file, byte[] further) => new(file.Name, file.MediaType, [.. file.Bytes, .. further]);

    private static SampleFile Before(SampleFile file, byte[] further) => new(file.Name, file.MediaType, [.. further, .. file.Bytes]);

    private static SampleFile JpegWithComment(byte[] comment)
    {
        var picture = SampleFile.Jpeg().Bytes;
        return new("a.jpg", "image/jpeg", [.. picture[..2], 0xFF, 0xFE, (byte)((comment.Length + 2) >> 8), (byte)(comment.Length + 2), .. comment, .. picture[2..]]);
    }

    /// <summary>A film file may hold sound alone.</summary>
    private static bool IsSameFamily(string one, string other) => (one, other) is ("video/mp4", "audio/mp4");

    private static string? FaultOf(SampleFile file) => Content.FaultOf(MediaFormat.Of(file.MediaType), new Sample(
        file.Bytes.AsMemory(0, Math.Min(file.Bytes.Length, 1024 * 1024)), file.Bytes.AsMemory(Math.Max(0, file.Bytes.Length - 4 * 1024 * 1024)), file.Bytes.Length));
}
