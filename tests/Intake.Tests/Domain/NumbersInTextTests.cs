using ArchivePlatform.Intake.Domain;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Domain;

public sealed class NumbersInTextTests
{
    [Theory, Trait("Clause", "5.2.1")]
    [InlineData("张三身份证440301199001011234复印件", "张三身份证***复印件")]
    [InlineData("张三 440301 19900101 123x", "张三 ***")]
    [InlineData("身份证４４０３０１１９９００１０１１２３４", "身份证***")]
    [InlineData("旧身份证440301900101123", "旧身份证***")]
    [InlineData("李四护照E12345678", "李四护照***")]
    [InlineData("李四护照EA1234567、回乡证H1234567890", "李四护照***、回乡证***")]
    [InlineData("电话13800138000", "电话***")]
    [InlineData("电话 138-0013-8000", "电话 ***")]
    [InlineData("电话+86 138 0013 8000", "电话***")]
    [InlineData("座机0755-26886288", "座机***")]
    [InlineData("座机(0755) 26886288", "座机***")]
    [InlineData("香港+852 9123 4567", "香港***")]
    [InlineData("退款至6222 0212 3456 7890 123", "退款至***")]
    [InlineData("1503 13800138000", "1503 ***")]
    public void A_personal_number_is_hidden_however_it_was_typed(string text, string hidden) => Assert.Equal(hidden, NumbersInText.Hide(text));

    [Theory, Trait("Clause", "5.2.1")]
    [InlineData("悦海园3栋2单元1503认购书")]
    [InlineData("深房预2026-0815")]
    [InlineData("XS-2026-000001 认购书")]
    [InlineData("2026-09-28认购书")]
    [InlineData("2026-09-28 2026-10-08 往来函件")]
    [InlineData("20260928-20261008往来函件")]
    [InlineData("深房地字第4000123456号")]
    [InlineData("签收单EE123456789CN")]
    [InlineData("B03U2R1503")]
    [InlineData("㛃𠅤认购书")]
    public void Dates_and_numbers_of_papers_stay(string text) => Assert.Equal(text, NumbersInText.Hide(text));
}
