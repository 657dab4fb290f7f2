using ArchivePlatform.Intake.Domain;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Domain;

public sealed class PhoneNumberTests
{
    [Theory]
    [InlineData("13800138000", "13800138000")]
    [InlineData("１３８ ００１３ ８０００", "13800138000")]
    [InlineData("138-0013-8000", "13800138000")]
    [InlineData("+86 138 0013 8000", "13800138000")]
    [InlineData("＋８６１３８００１３８０００", "13800138000")]
    [InlineData("008613800138000", "13800138000")]
    [InlineData("8613800138000", "13800138000")]
    [InlineData("(0755) 2688 6288", "075526886288")]
    [InlineData("+86 755 2688 6288", "075526886288")]
    [InlineData("010-65051234", "01065051234")]
    [InlineData("400-800-1234", "4008001234")]
    [InlineData("+852 9123 4567", "+85291234567")]
    [InlineData("00852 91234567", "+85291234567")]
    [InlineData(" ", null)]
    public void A_number_has_one_form_however_it_was_typed(string typed, string? kept)
    {
        Assert.Equal(kept, PhoneNumber.Read(typed)?.Text);
        Assert.Equal(kept?[^4..], PhoneNumber.Read(typed)?.Ending);
    }

    [Theory, Trait("Clause", "5.1.1a")]
    [InlineData("12800138000")]
    [InlineData("1380013800")]
    [InlineData("138001380001")]
    [InlineData("26886288")]
    [InlineData("张三")]
    [InlineData("13800138000转8")]
    [InlineData("+86 1380013")]
    [InlineData("+0123456789")]
    public void What_is_no_number_anybody_can_call_is_refused(string typed)
    {
        var refused = Refused.With("PHONE_FORM", () => PhoneNumber.Read(typed));

        Assert.Equal(("phone", "5.1.1a"), (refused.Field, refused.Rule.Clause));
        Assert.DoesNotContain(typed, refused.Sentence(chinese: true), StringComparison.Ordinal);
    }

    [Theory, Trait("Clause", "5.1.1a")]
    [InlineData("1234567")]
    [InlineData("工行6222")]
    [InlineData("1234567890123456789012345678901")]
    public void What_is_no_bank_account_is_refused(string typed) =>
        Assert.Equal("bankAccount", Refused.With("BANK_ACCOUNT_FORM", () => BankAccount.Read(typed)).Field);

    [Fact]
    public void A_bank_account_has_one_form_however_it_was_typed() =>
        Assert.Equal("6222021234567890128", BankAccount.Read("６２２２ 0212-3456 7890·128")?.Text);

    [Theory]
    [InlineData("8000", "8000")]
    [InlineData("８０００", "8000")]
    public void An_ending_has_four_digits(string typed, string read) => Assert.Equal(read, PhoneNumber.ReadEnding(typed, "number"));

    [Theory]
    [InlineData("800")]
    [InlineData("80000")]
    [InlineData("80a0")]
    [InlineData(null)]
    public void Another_ending_is_refused(string? typed) =>
        Assert.Equal("number", Refused.With("VALIDATION_FAILED", () => PhoneNumber.ReadEnding(typed, "number")).Field);
}
