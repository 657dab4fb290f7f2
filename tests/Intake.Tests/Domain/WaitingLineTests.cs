using ArchivePlatform.Intake.Domain;
using ArchivePlatform.ServiceKit.Problems;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Domain;

public sealed class WaitingLineTests
{
    private static readonly Rule Unknown = new("PROPERTY_UNKNOWN", RuleKind.Unknown, "2", "未找到", "not known");

    [Fact]
    [Trait("Clause", "2")]
    public void A_line_waits_ten_minutes()
    {
        var line = PutAside();

        Assert.Equal(("WAITING", "PROPERTY_UNKNOWN", "2"), (line.State, line.Code, line.Clause));
        Assert.False(line.IsOverdue(Lines.Now.AddMinutes(10)));
        Assert.True(line.IsOverdue(Lines.Now.AddMinutes(10).AddTicks(1)));
    }

    [Fact]
    [Trait("Clause", "2")]
    public void A_refused_line_keeps_its_reason()
    {
        var line = PutAside();

        line.Refuse(Unknown.Broken());

        Assert.Equal(("REFUSED", "PROPERTY_UNKNOWN", "未找到", "not known"), (line.State, line.Code, line.DetailZh, line.DetailEn));
    }

    [Fact]
    public void A_settled_line_waits_for_nothing()
    {
        var line = PutAside();

        line.Settle();

        Assert.Equal(("REGISTERED", null, null), (line.State, line.Code, line.DetailEn));
    }

    private static WaitingLine PutAside() =>
        WaitingLine.PutAside(Lines.Letter, new Registration(Lines.Sale, Lines.Company, Lines.Now, "person-1"), Unknown.Broken());
}
