using System.Text;
using ArchivePlatform.Intake.Domain;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Domain;

public sealed class BuyerTests
{
    [Fact, Trait("Clause", "AMB-29")]
    public void Only_hash_and_masked_text_of_an_identity_number_are_kept()
    {
        var buyer = Buyer.Of(1, "张三", IdentityNumber.Read("ID_CARD", "440301199001011234"), _ => [1, 2, 3]);

        Assert.Equal(("ID_CARD", "**************1234"), (buyer.IdType, buyer.IdMasked));
        Assert.Equal([1, 2, 3], buyer.IdHash);
        Assert.Null(buyer.Finding);
    }

    [Fact, Trait("Clause", "5.1.1a")]
    public void A_wrong_check_digit_is_a_finding_and_no_refusal() =>
        Assert.Equal("ID_CHECKSUM", Buyer.Of(1, "张三", IdentityNumber.Read("ID_CARD", "440301199001011235"), _ => []).Finding);

    [Theory]
    [InlineData("ID_CARD", "44030119900101123", false)]
    [InlineData("ID_CARD", "11010519491231002x", true)]
    [InlineData("PASSPORT", "E12345678", true)]
    public void Only_identity_cards_have_a_check_digit(string type, string number, bool passes) =>
        Assert.Equal(passes, IdentityNumber.Read(type, number)!.PassesCheck);

    [Fact]
    public void A_missing_identity_number_is_a_finding()
    {
        var buyer = Buyer.Of(1, "张三", IdentityNumber.Read(null, " "), _ => [1]);

        Assert.Equal("ID_MISSING", buyer.Finding);
        Assert.Null(buyer.IdHash);
    }

    [Fact]
    public void The_same_number_typed_differently_gives_the_same_material()
    {
        var typed = IdentityNumber.Read("HK_MACAU_PERMIT", "h1234 5678-90")!;
        var fullWidth = IdentityNumber.Read("HK_MACAU_PERMIT", "Ｈ１２３４５６７８９０")!;

        Assert.Equal(Encoding.UTF8.GetString(typed.Material), Encoding.UTF8.GetString(fullWidth.Material));
    }

    [Fact]
    public void Short_numbers_are_masked_whole() => Assert.Equal("*******", IdentityNumber.Read("OTHER", "A123456")!.Masked);

    [Fact]
    public void A_number_needs_its_type_and_something_to_read()
    {
        Assert.Equal("idType", Refused.With("VALIDATION_FAILED", () => IdentityNumber.Read(null, "440301199001011234")).Field);
        Assert.Equal("idType", Refused.With("VALIDATION_FAILED", () => IdentityNumber.Read("LIBRARY_CARD", "1")).Field);
        Assert.Equal("idNumber", Refused.With("VALIDATION_FAILED", () => IdentityNumber.Read("OTHER", "--")).Field);
    }
}
