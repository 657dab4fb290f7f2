using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.ServiceKit.Problems;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Domain;

public sealed class MediaTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 1, 0, 0, TimeSpan.Zero);
    private static readonly HeldItem Paper = new(Guid.Empty, Guid.Empty, "PAPER", "SALES");

    private static readonly MediaLine Page = new() { ItemId = Guid.Empty, Name = "第1页.tif", Size = 5, Sha256 = new string('a', 64), MediaType = "image/tiff", Page = 1 };

    [Fact]
    [Trait("Clause", "2")]
    public void A_page_of_paper_is_declared() => Assert.Equal(("DECLARED", 1L, Now.AddHours(48)), Of(Declared(Page)));

    [Theory]
    [Trait("Clause", "2")]
    [InlineData("PAPER", "video/mp4", "a.mp4", "MEDIA_FOREIGN_TO_CARRIER"), InlineData("AUDIO", "image/tiff", "a.tif", "MEDIA_FOREIGN_TO_CARRIER"), InlineData("PHOTO", "application/pdf", "a.pdf", "MEDIA_FOREIGN_TO_CARRIER")]
    [InlineData("PAPER", "image/svg+xml", "a.tif", "MEDIA_TYPE_NOT_ALLOWED"), InlineData("PAPER", "image/tiff", "a.pdf", "MEDIA_TYPE_NOT_ALLOWED"), InlineData("PAPER", "text/html", "a.tif", "MEDIA_TYPE_NOT_ALLOWED"), InlineData("PAPER", null, "a.tif", "MEDIA_TYPE_NOT_ALLOWED")]
    public void What_does_not_fit_the_carrier_or_is_no_kept_format_is_refused(string carrier, string? mediaType, string name, string code) =>
        Assert.Equal(code, Refusal(Page with { MediaType = mediaType, Name = name }, Paper with { Carrier = carrier }));

    [Theory]
    [InlineData("PAPER", "image/jpeg", "a.jpeg"), InlineData("PHOTO", "image/heic", "a.HEIC"), InlineData("AUDIO", "audio/mp4", "a.m4a"), InlineData("VIDEO", "video/x-matroska", "a.mkv"), InlineData("ELECTRONIC", "application/ofd", "a.ofd"), InlineData("OTHER", "message/rfc822", "a.eml")]
    [Trait("Clause", "2")]
    public void Each_carrier_has_its_formats(string carrier, string mediaType, string name) =>
        Assert.Equal(mediaType, Media.Declare(Guid.Empty, Paper with { Carrier = carrier }, Page with { MediaType = mediaType, Name = name }, "key", "by", Now).MediaType);

    [Theory]
    [Trait("Abuse", "D15")]
    [Trait("Clause", "2")]
    [InlineData(0L, "EMPTY_FILE"), InlineData(-1L, "EMPTY_FILE"), InlineData(UploadPlan.MostBytes + 1, "MEDIA_TOO_LARGE"), InlineData(null, "VALIDATION_FAILED")]
    public void An_empty_or_endless_file_is_refused(long? size, string code) => Assert.Equal(code, Refusal(Page with { Size = size }, Paper));

    [Theory]
    [InlineData(null), InlineData(""), InlineData("AAAA"), InlineData("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz"), InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void A_digest_has_one_form(string? digest) => Assert.Equal("VALIDATION_FAILED", Refusal(Page with { Sha256 = digest }, Paper));

    [Fact]
    [Trait("Clause", "5.9")]
    public void Only_the_department_that_holds_an_item_uploads_for_it()
    {
        Paper.RequireHeldBy(new HashSet<string> { "GMO", "SALES" });

        Assert.Equal("NOT_IN_CUSTODY", Assert.Throws<RuleBroken>(() => Paper.RequireHeldBy(new HashSet<string> { "GMO" })).Rule.Code);
    }

    [Fact]
    [Trait("Abuse", "D17")]
    public void Nothing_is_sent_or_confirmed_after_the_end()
    {
        var (confirmed, late) = (Declared(Page), Declared(Page));
        confirmed.Confirm("v1", Now);

        Assert.Equal("UPLOAD_CLOSED", Assert.Throws<RuleBroken>(() => confirmed.RequireOpen(Now)).Rule.Code);
        Assert.Equal("UPLOAD_CLOSED", Assert.Throws<RuleBroken>(() => confirmed.Confirm("v2", Now)).Rule.Code);
        Assert.Equal("UPLOAD_CLOSED", Assert.Throws<RuleBroken>(() => late.RequireOpen(Now.AddHours(48))).Rule.Code);
    }

    private static Media Declared(MediaLine line) => Media.Declare(Guid.Empty, Paper, line, "key", "by", Now);

    private static (string, long, DateTimeOffset) Of(Media media) => (media.State, media.Version, media.ExpiresAt);

    private static string Refusal(MediaLine line, HeldItem item) =>
        Assert.Throws<RuleBroken>(() => Media.Declare(Guid.Empty, item, line, "key", "by", Now)).Rule.Code;
}
