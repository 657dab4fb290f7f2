using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.ServiceKit.Problems;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Domain;

public sealed class MediaNameTests
{
    [Theory]
    [Trait("Clause", "2")]
    [InlineData("合同（2019年）第3号.pdf"), InlineData("户口簿 扫描件 01.tif"), InlineData("ﾃｽﾄ.png"), InlineData("😀📄.pdf"), InlineData("𠮷田戸籍.pdf"), InlineData("䶮㙓𬭛．第１页.TIF")]
    [InlineData("e\u0301te\u0301.jpg"), InlineData("\"><b>.jpg"), InlineData("'; DROP TABLE records;--.pdf"), InlineData("$(touch x).jpg"), InlineData("-rf.jpg"), InlineData("v1.2.final.pdf"), InlineData("%2e%2e%2fx.pdf"), InlineData("CON.jpg")]
    public void An_ordinary_or_rare_name_is_kept_as_it_is(string name) => Assert.Equal(name, MediaName.Read(name).Text);

    [Theory]
    [Trait("Abuse", "D3")]
    [Trait("Clause", "2")]
    [InlineData("a.jpg.exe"), InlineData("a.aspx"), InlineData("a.jsp.jpg"), InlineData("a.exe.pdf"), InlineData("a.SVG.png"), InlineData("a.html.pdf"), InlineData("a."), InlineData("a.jpg."), InlineData("nul"), InlineData("a\0.jpg"), InlineData("\u202Egpj.exe"), InlineData("a\u202Efdp.jpg"), InlineData("a\u200Fb.jpg"), InlineData("a\u2066b.jpg")]
    public void A_name_that_hides_a_program_is_refused(string name) => Refused(name, "MEDIA_TYPE_NOT_ALLOWED");

    [Theory]
    [Trait("Abuse", "D4")]
    [Trait("Clause", "2")]
    [InlineData("../../etc/passwd.jpg"), InlineData("..\\..\\win.jpg"), InlineData("/etc/shadow.jpg"), InlineData("C:\\temp\\a.jpg"), InlineData("\\\\server\\share\\a.jpg"), InlineData(".htaccess.jpg"), InlineData("a.jpg "), InlineData(" a.jpg"), InlineData("a\u200B.jpg"), InlineData(""), InlineData("  "), InlineData(null)]
    public void A_name_that_leaves_its_folder_or_cannot_be_seen_is_refused(string? name) => Refused(name, "FILENAME_INVALID");

    [Theory]
    [Trait("Abuse", "D19")]
    [Trait("Clause", "2")]
    [InlineData("a\r\nX-Injected: 1.jpg"), InlineData("a\n.jpg"), InlineData("a\u2028b.jpg"), InlineData("a\u001Bb.jpg")]
    public void A_name_with_line_ends_or_controls_is_refused(string name) => Refused(name, "FILENAME_INVALID");

    [Fact]
    [Trait("Abuse", "D4")]
    [Trait("Clause", "2")]
    public void Half_a_character_is_refused() => Refused("\uD800.jpg", "FILENAME_INVALID");

    [Fact]
    [Trait("Abuse", "D4")]
    [Trait("Clause", "2")]
    public void A_name_has_up_to_255_characters()
    {
        Assert.Equal(255, MediaName.Read(new string('名', 251) + ".tif").Text.Length);
        Refused(new string('名', 252) + ".tif", "FILENAME_INVALID");
        Refused(new string('a', 4096) + ".tif", "FILENAME_INVALID");
    }

    [Theory]
    [Trait("Abuse", "D19")]
    [InlineData("合同\".pdf", "attachment; filename=\"___.pdf\"; filename*=UTF-8''%E5%90%88%E5%90%8C%22.pdf")]
    [InlineData("a b;c=d.pdf", "attachment; filename=\"a_b_c_d.pdf\"; filename*=UTF-8''a%20b%3Bc%3Dd.pdf")]
    public void A_name_goes_out_encoded(string name, string header) => Assert.Equal(header, MediaName.Attachment(name));

    private static void Refused(string? name, string code) => Assert.Equal(code, Assert.Throws<RuleBroken>(() => MediaName.Read(name)).Rule.Code);
}
