using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Obligations;

public sealed class OrderOfMessagesTests(Platform platform) : PlatformTests(platform)
{
    [Theory]
    [Trait("Clause", "AMB-30")]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task Every_order_of_arrival_ends_in_the_same_state(int seed)
    {
        var office = await Office.OpenAsync(Platform);
        var (sale, other) = (Office.NewId(), Office.NewId());
        var (letter, agreement) = (Office.NewId(), Office.NewId());
        var at = office.Now;
        var facts = new Func<Task>[]
        {
            () => office.TellAsync(office.Item(letter, other, version: 1, at: at)),
            () => office.TellAsync(office.Item(letter, sale, version: 2, at: at.AddSeconds(1))),
            () => office.TellAsync(office.Item(agreement, sale, at: at)),
            () => office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28), version: 2)),
            () => office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 24), version: 3)),
            () => office.TellAsync(office.Signed(other, new DateOnly(2026, 9, 28))),
            () => office.TellAsync(office.Cancelled(other, new DateOnly(2026, 9, 30))),
        };
        var order = Enumerable.Range(0, facts.Length).ToArray();
        new Random(seed).Shuffle(order);

        foreach (var fact in order)
            await facts[fact]();
        await Eventually.Holds("both items are known", async () =>
            await office.CountAsync("select count(*) from known_item join custody using (item_id) where item_id = any($1)", new[] { letter, agreement }) == 2, ct: Ct);
        (await office.AcceptAsync(await office.SubmittedAsync([letter, agreement]))).Require();

        await office.ObligationBecomesAsync(other, "state", "CANCELLED");
        var today = ArchiveTime.DateOf(office.Now);
        await office.ObligationBecomesAsync(sale, "startedOn", "2026-09-24");
        await office.ObligationBecomesAsync(sale, "state", today > new DateOnly(2026, 10, 9) ? "MET_LATE" : "MET");
        await Eventually.Holds("the first registration is the one that counts, also when it is heard last", async () =>
            await office.CountAsync("select count(*) from sale_item where item_id = $1 and sale_id = $2 and registered_at = $3", letter, sale, Stored(at)) == 1
            && await office.CountAsync("select count(*) from custody_hop where item_id = $1 and hop = 1 and at = $2", letter, Stored(at)) == 1, ct: Ct);
    }

    [Fact]
    public async Task The_same_fact_told_again_changes_nothing()
    {
        var office = await Office.OpenAsync(Platform);
        var item = (await office.ItemsAsync(1))[0];
        ItemRegistered again = office.Item(item, null);

        for (var time = 0; time < 5; time++)
            await office.TellAsync(again);
        var later = await office.ItemsAsync(1);

        Assert.Equal(1, await office.CountAsync("select count(*) from custody_hop where item_id = $1", item));
        Assert.Equal(1, await office.CountAsync("select count(*) from custody_hop where item_id = $1", later[0]));
    }

    /// <summary>The database keeps microseconds.</summary>
    private static DateTimeOffset Stored(DateTimeOffset instant) => new(instant.Ticks / 10 * 10, instant.Offset);
}
