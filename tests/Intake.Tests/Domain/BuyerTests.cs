using ArchivePlatform.Intake.Domain;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Domain;

public sealed class BuyerTests
{
    private static readonly NumberPrint Print = new([1, 2, 3], null, [4, 5, 6], "1");

    [Fact, Trait("Clause", "AMB-29")]
    public void Only_hash_mask_and_seal_of_a_number_are_kept()
    {
        var buyer = Of(IdentityNumber.Read("ID_CARD", "440301199001011234"), PhoneNumber.Read("138 0013 8000"), BankAccount.Read("6222021234567890123"));

        Assert.Equal("ID_CARD", buyer.IdType);
        Assert.Equal(["**************1234", "*******8000", "***************0123"], NumberKind.All.Select(buyer.Masked));
        Assert.All(buyer.Numbers, number => Assert.Equal((Print.Hash, Print.Sealed, "1"), (number.Hash, number.Sealed, number.SealedWith)));
    }

    [Theory, Trait("Clause", "5.1.1a")]
    [InlineData("ID_CARD", "440301199001011235", "ID_CHECKSUM")]
    [InlineData("ID_CARD", "440301199001011234", null)]
    [InlineData("ID_CARD", "44030119900101123", "ID_CHECKSUM")]
    [InlineData("ID_CARD", "11010519491231002x", null)]
    [InlineData("PASSPORT", "E12345678", null)]
    [InlineData("PASSPORT", "E12", "ID_FORM")]
    [InlineData("HK_MACAU_PERMIT", "h1234 5678-90", null)]
    [InlineData("HK_MACAU_PERMIT", "1234567890", "ID_FORM")]
    [InlineData("TAIWAN_PERMIT", "12345678", null)]
    [InlineData("TAIWAN_PERMIT", "1234567", "ID_FORM")]
    [InlineData("RESIDENCE_PERMIT", "810000199408230021", null)]
    [InlineData("RESIDENCE_PERMIT", "810000199408230022", "ID_CHECKSUM")]
    [InlineData("RESIDENCE_PERMIT", "910000", "ID_FORM")]
    [InlineData("COMPANY_CODE", "91350100M000100Y43", null)]
    [InlineData("COMPANY_CODE", "91350100M000100Y44", "ID_CHECKSUM")]
    [InlineData("COMPANY_CODE", "91350100", "ID_FORM")]
    [InlineData("OTHER", "1", null)]
    [InlineData(null, " ", "ID_MISSING")]
    public void A_doubtful_identity_number_is_a_finding_and_no_refusal(string? type, string number, string? finding) =>
        Assert.Equal(finding, Of(IdentityNumber.Read(type, number)).Finding);

    [Theory, Trait("Clause", "5.1.1a")]
    [InlineData("6222 0212 3456 7890 128", null)]
    [InlineData("6222 0212 3456 7890 123", "BANK_CHECKSUM")]
    [InlineData("4000 0212 3456 7890 123", null)]
    [InlineData("62220212", null)]
    public void A_card_whose_check_digit_does_not_fit_is_a_finding_and_no_refusal(string number, string? finding) =>
        Assert.Equal(finding, Of(IdentityNumber.Read("OTHER", "1"), bank: BankAccount.Read(number)).Finding);

    [Fact]
    public void The_same_number_typed_differently_gives_the_same_material()
    {
        var typed = IdentityNumber.Read("HK_MACAU_PERMIT", "h1234 5678-90")!;
        var fullWidth = IdentityNumber.Read("HK_MACAU_PERMIT", "Ｈ１２３４５６７８９０")!;

        Assert.Equal(typed.Material, fullWidth.Material);
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

    private static Buyer Of(IdentityNumber? identity, PhoneNumber? phone = null, BankAccount? bank = null) =>
        Buyer.Of(1, "张三", new(identity, phone, bank), _ => Print);
}
