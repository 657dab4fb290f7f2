using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Custody;

public sealed class ReadModelTests(Platform platform) : IntakeTests(platform)
{
    private const string CustodyQueue = "intake-follow-custody-on-batch-lines-accepted";

    [Theory, Trait("Clause", "4.2.1"), Trait("Clause", "5.1.4")]
    [InlineData(1, 2)]
    [InlineData(2, 1)]
    public async Task Custody_follows_the_latest_accepted_step_in_every_order_of_arrival(int first, int second)
    {
        var item = await LetterAsync();

        Guid[] messages = [await AcceptAsync(item.Id, first), await AcceptAsync(item.Id, second), await AcceptAsync(item.Id, first)];

        await AppliedAsync(CustodyQueue, messages);
        var custody = (await Intake(People.LiMin).GetAsync($"items/{item.Id}", Ct))["custody"];
        Assert.Equal((2, "GMO", "HO-2026-0002"), (custody.GetProperty("hop").GetInt32(), custody.GetProperty("departmentCode").GetString(), custody.GetProperty("batchNo").GetString()));
    }

    [Fact, Trait("Clause", "5.9")]
    public async Task The_department_that_took_an_item_over_sees_it()
    {
        var item = await LetterAsync();
        var clerk = People.ZhouJiu with { Id = "kefu", Departments = ["CSC_D"] };
        Assert.Equal("ITEM_UNKNOWN", (await Intake(clerk).GetAsync($"items/{item.Id}", Ct)).Code);

        await AcceptAsync(item.Id, 1, to: "CSC_D");

        await Eventually.Holds("the receiver sees the item", async () => (await Intake(clerk).GetAsync($"items/{item.Id}", Ct)).Code is null, ct: Ct);
    }

    [Fact, Trait("Clause", "5.10.2")]
    public async Task Filing_shows_the_newest_state_in_every_order_of_arrival()
    {
        var item = await LetterAsync();

        var filed = await Platform.Broker.TellAsync(Filed(item.Id, 2, "FILED", "A", "S001-ZY·KH·YHY-B03U2R1503·A-0001"), ct: Ct);
        var accepted = await Platform.Broker.TellAsync(Filed(item.Id, 1, "ACCEPTED", null, null), ct: Ct);

        await AppliedAsync("intake-remember-filing-on-item-filed", filed, accepted);
        var filing = (await Intake(People.ZhaoMin).GetAsync($"items/{item.Id}", Ct))["filing"];
        Assert.Equal(("FILED", "A", "S001-ZY·KH·YHY-B03U2R1503·A-0001"),
            (filing.GetProperty("state").GetString(), filing.GetProperty("group").GetString(), filing.GetProperty("itemNumber").GetString()));
    }

    [Fact]
    public async Task A_property_keeps_its_newest_state_when_an_older_one_comes_late_or_twice()
    {
        var property = NewId();
        var late = NewId();

        await Platform.Broker.TellAsync(Property(property, Company, version: 3, label: "新名"), ct: Ct);
        for (var times = 0; times < 5; times++)
            await Platform.Broker.TellAsync(Property(property, Company, version: 2, label: "旧名"), late, Ct);

        await AppliedAsync("intake-remember-property-on-property-registered", late);
        Assert.Equal(1, await CountAsync("select count(*) from known_property where id = $1 and version = 3 and label = '新名'", property));
    }

    private static ItemFiled Filed(Guid item, long version, string state, string? group, string? number) =>
        new(item, Guid.Empty, Company, state, group, number, version, DateTimeOffset.UnixEpoch);

    private Task<Guid> AcceptAsync(Guid item, int hop, string to = "GMO") => Platform.Broker.TellAsync(new BatchLinesAccepted(
        BatchOf(item, hop),
        Company,
        $"HO-2026-000{hop}",
        "SALES",
        null,
        hop == 2 ? "GMO" : to,
        null,
        Platform.Instance.Now,
        Platform.Instance.Now,
        [new AcceptedLine(1, item, Guid.Empty, null, 4, hop)],
        1,
        Platform.Instance.Now,
        "limin"), ct: Ct);

    private static Guid BatchOf(Guid item, int hop) => new([.. item.ToByteArray().Take(15), (byte)hop]);
}
