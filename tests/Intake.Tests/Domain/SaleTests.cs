using ArchivePlatform.Intake.Domain;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Domain;

public sealed class SaleTests
{
    private static readonly DateOnly Monday = new(2026, 9, 28);

    [Fact, Trait("Clause", "AMB-29")]
    public void A_sale_begins_open_with_its_buyers()
    {
        var sale = Open();

        Assert.Equal(("OPEN", "XS-0001", 1L), (sale.State, sale.SaleNo, sale.Version));
        Assert.Equal("张三", Assert.Single(sale.Buyers).Name);
    }

    [Fact, Trait("Clause", "5.2.2"), Trait("Clause", "AMB-04")]
    public void The_last_partys_date_counts()
    {
        var sale = Open();

        Assert.True(sale.Sign(Letter(new Signature("张三", Monday.AddDays(-3)), new Signature("李四", Monday), new Signature("公司", Monday.AddDays(-1))), "SALES", "SALES_TEAM:YHY"));

        Assert.Equal(("SUBSCRIBED", Monday, 2L), (sale.State, sale.SubscribedOn, sale.Version));
        Assert.Equal(("SALES", "SALES_TEAM:YHY"), (sale.GivingDepartment, sale.GivingTeam));
    }

    [Fact, Trait("Clause", "AMB-04")]
    public void The_first_partys_date_counts_where_the_policy_says_so()
    {
        var sale = Open();

        sale.Sign(SubscriptionLetter.Of([new Signature("李四", Monday), new Signature("张三", Monday.AddDays(-3))], firstCounts: true), "SALES", "SALES_TEAM:YHY");

        Assert.Equal(Monday.AddDays(-3), sale.SubscribedOn);
    }

    [Fact, Trait("Clause", "AMB-30")]
    public void Signing_again_with_the_same_date_changes_nothing()
    {
        var sale = Signed(Monday);

        Assert.False(sale.Sign(Letter(new Signature("李四", Monday)), "SALES", "SALES_TEAM:OTHER"));

        Assert.Equal((2L, "SALES_TEAM:YHY"), (sale.Version, sale.GivingTeam));
    }

    [Fact, Trait("Clause", "AMB-30")]
    public void Signing_again_with_another_date_needs_a_correction()
    {
        var sale = Signed(Monday);

        Refused.With("MILESTONE_DATE_DIFFERS", () => sale.Sign(Letter(new Signature("张三", Monday.AddDays(1))), "SALES", "SALES_TEAM:YHY"));

        Assert.Equal(Monday, sale.SubscribedOn);
    }

    [Fact, Trait("Clause", "AMB-30")]
    public void A_correction_with_a_reason_moves_the_date_and_is_kept()
    {
        var sale = Signed(Monday);

        sale.Correct(Letter(new Signature("张三", Monday.AddDays(1))), "日期抄写错误", "person-1", Lines.Now);

        Assert.Equal((Monday.AddDays(1), 3L), (sale.SubscribedOn, sale.Version));
        var correction = Assert.Single(sale.Corrections);
        Assert.Equal((Monday, Monday.AddDays(1), "日期抄写错误", "person-1"), (correction.From, correction.To, correction.Reason, correction.By));
    }

    [Theory, Trait("Clause", "AMB-30")]
    [InlineData(null)]
    [InlineData("抄错了")]
    [Trait("Clause", "3.9")]
    public void A_correction_without_a_reason_is_refused(string? reason) =>
        Refused.With("REASON_REQUIRED", () => Signed(Monday).Correct(Letter(new Signature("张三", Monday)), reason, "person-1", Lines.Now));

    [Fact, Trait("Clause", "5.2.2")]
    public void Nothing_signed_is_nothing_to_correct() =>
        Refused.With("SUBSCRIPTION_NOT_SIGNED", () => Open().Correct(Letter(new Signature("张三", Monday)), "日期抄写错误", "person-1", Lines.Now));

    [Fact, Trait("Clause", "AMB-04")]
    [Trait("Clause", "AMB-30")]
    public void A_subscription_can_be_cancelled_with_a_reason()
    {
        var sale = Signed(Monday);

        Assert.True(sale.Cancel(Monday, "客户挞定"));

        Assert.Equal(("CANCELLED", Monday, 3L), (sale.State, sale.CancelledOn, sale.Version));
        Assert.False(sale.Cancel(Monday, "客户挞定"));
        Assert.Equal(3L, sale.Version);
        Refused.With("MILESTONE_DATE_DIFFERS", () => sale.Cancel(Monday.AddDays(1), "客户挞定"));
    }

    [Fact, Trait("Clause", "AMB-04")]
    [Trait("Clause", "3.9")]
    public void A_cancellation_needs_a_reason_and_a_day_not_before_the_signing()
    {
        var sale = Signed(Monday);

        Refused.With("REASON_REQUIRED", () => sale.Cancel(Monday, "挞定"));
        Refused.With("CANCELLED_BEFORE_SIGNED", () => sale.Cancel(Monday.AddDays(-1), "客户挞定"));
        Refused.With("VALIDATION_FAILED", () => sale.Cancel(null, "客户挞定"));
    }

    [Fact, Trait("Clause", "AMB-30")]
    [Trait("Clause", "AMB-04")]
    public void A_signing_recorded_after_its_cancellation_is_stored_and_stays_cancelled()
    {
        var sale = Open();
        sale.Cancel(Monday.AddDays(2), "客户挞定");

        Assert.True(sale.Sign(Letter(new Signature("张三", Monday)), "SALES", "SALES_TEAM:YHY"));

        Assert.Equal(("CANCELLED", Monday), (sale.State, sale.SubscribedOn));
        Refused.With("CANCELLED_BEFORE_SIGNED", () => sale.Correct(Letter(new Signature("张三", Monday.AddDays(3))), "日期抄写错误", "person-1", Lines.Now));
    }

    [Fact]
    public void Signatures_are_checked()
    {
        Refused.With("VALIDATION_FAILED", () => Open().Sign(SubscriptionLetter.Of([]), "SALES", "SALES_TEAM:YHY"));
        Refused.With("VALIDATION_FAILED", () => Open().Sign(Letter(new Signature("张三", Monday), new Signature("张三", Monday)), "SALES", "SALES_TEAM:YHY"));
        Refused.With("VALIDATION_FAILED", () => Signature.Of("张三", null));
        Refused.With("VALIDATION_FAILED", () => Signature.Of(" ", Monday));
        Refused.With("VALIDATION_FAILED", () => Signature.Of("张三", DateOnly.MaxValue));
    }

    [Fact]
    public void A_sale_has_one_to_twenty_buyers()
    {
        Refused.With("VALIDATION_FAILED", () => Sale.Record(Lines.Sale, Lines.Company, Lines.Property, "XS-0001", []));
        Refused.With("VALIDATION_FAILED", () => Sale.Record(Lines.Sale, Lines.Company, Lines.Property, "XS-0001", [.. Enumerable.Range(1, 21).Select(Named)]));
    }

    private static Sale Open() => Sale.Record(Lines.Sale, Lines.Company, Lines.Property, "XS-0001", [Named(1)]);

    private static Sale Signed(DateOnly on)
    {
        var sale = Open();
        sale.Sign(Letter(new Signature("张三", on)), "SALES", "SALES_TEAM:YHY");
        return sale;
    }

    private static SubscriptionLetter Letter(params Signature[] signatures) => SubscriptionLetter.Of(signatures);

    private static Buyer Named(int seq) => Buyer.Of(seq, "张三", new(), _ => throw new InvalidOperationException("No number was given."));
}
