using System.Net;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Lending.Tests.Holds;

public sealed class HoldTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "AMB-23")]
    [Trait("Abuse", "C8")]
    public async Task A_held_volume_is_not_handed_out_until_it_is_released()
    {
        var office = await Office.OpenAsync(Platform);
        var volume = await office.ShelvedAsync();
        var approved = await office.ApprovedAsync(volume);
        var wish = Wish(office, volume);

        await office.TellAsync(wish);
        await AnsweredAsync<HoldGranted>(office, wish);
        await Platform.RefusedAsync(office.Archivist, "lending", HttpStatusCode.Conflict, "VOLUME_HELD", () => office.IssueAsync(approved), () => office.GetAsync(office.Archivist, $"loans/{approved.Id}"));
        await office.TellAsync(Release(office, wish));
        await office.BecomesAsync("the hold is over", "select count(*) from hold where id = $1 and state = 'RELEASED'", wish.HoldId);

        Assert.Equal("ISSUED", (await office.IssueAsync(approved)).Require()["state"].GetString());
    }

    [Fact]
    [Trait("Clause", "AMB-23")]
    public async Task A_hold_of_what_is_on_loan_or_held_is_refused_and_holds_nothing()
    {
        var office = await Office.OpenAsync(Platform);
        var (lent, free) = (await office.ShelvedAsync(), await office.ShelvedAsync());
        await office.IssuedAsync(lent);
        var (onLoan, held, again) = (Wish(office, free, lent), Wish(office, free), Wish(office, free));

        await office.TellAsync(onLoan);
        await AnsweredAsync<HoldRefused>(office, onLoan);
        await office.TellAsync(held);
        await AnsweredAsync<HoldGranted>(office, held);
        await office.TellAsync(again);
        await AnsweredAsync<HoldRefused>(office, again);

        Assert.True(await office.AnnouncedAsync<HoldRefused>("\"ON_LOAN\"") > 0);
        Assert.Equal(1, await office.CountAsync("select count(*) from possession where hold_id = $1", held.HoldId));
        Assert.Equal(0, await office.CountAsync("select count(*) from possession where hold_id in ($1, $2)", onLoan.HoldId, again.HoldId));
    }

    [Theory]
    [Trait("Clause", "AMB-23")]
    [InlineData("wish wish release release")]
    [InlineData("wish release wish release")]
    [InlineData("release wish wish release")]
    [InlineData("release release wish wish")]
    [InlineData("release wish release wish")]
    [InlineData("wish release release wish")]
    public async Task Whatever_comes_late_or_twice_leaves_no_hold_behind_and_answers_at_most_once(string order)
    {
        var office = await Office.OpenAsync(Platform);
        var volume = await office.ShelvedAsync();
        var wish = Wish(office, volume);

        foreach (var word in order.Split(' '))
        {
            var heard = await HeardAsync(office);
            await (word == "wish" ? office.TellAsync(wish) : office.TellAsync(Release(office, wish)));
            await Stack.Eventually.Holds($"{word} is heard", async () => await HeardAsync(office) > heard, ct: Ct);
        }

        await office.BecomesAsync("the hold is over", "select count(*) from hold where id = $1 and state = 'RELEASED' and version = 2 and volumes = array[$2]", wish.HoldId, volume);
        Assert.Equal(0, await office.CountAsync("select count(*) from possession where volume_id = $1", volume));
        Assert.Equal(order.StartsWith("wish", StringComparison.Ordinal) ? 1 : 0, await office.AnnouncedAsync<HoldGranted>(wish.HoldId.ToString()));
        Assert.Equal("ISSUED", (await office.IssuedAsync(volume))["state"].GetString());
    }

    [Fact]
    [Trait("Clause", "AMB-23")]
    public async Task Of_a_hold_and_a_loan_at_once_one_has_the_volume()
    {
        var office = await Office.OpenAsync(Platform);
        for (var round = 0; round < 12; round++)
        {
            var volume = await office.ShelvedAsync();
            var approved = await office.ApprovedAsync(volume);
            var wish = Wish(office, volume);

            var telling = office.TellAsync(wish);
            var answer = await office.IssueAsync(approved);
            await telling;
            await office.BecomesAsync("the wish is answered", "select count(*) from hold where id = $1", wish.HoldId);

            var granted = await office.CountAsync("select count(*) from hold where id = $1 and state = 'GRANTED'", wish.HoldId) == 1;
            Assert.Equal(granted ? (HttpStatusCode.Conflict, "VOLUME_HELD") : (HttpStatusCode.OK, null), (answer.Status, answer.Code));
            Assert.Equal(1, await office.CountAsync("select count(*) from possession where volume_id = $1", volume));
        }
    }

    private static HoldRequested Wish(Office office, params Guid[] volumes) => new(Office.NewId(), office.Company, "MERGER", volumes, 1, office.Now, "test");

    private static HoldReleased Release(Office office, HoldRequested wish) => new(wish.HoldId, office.Company, 2, office.Now);

    private static Task AnsweredAsync<T>(Office office, HoldRequested wish) =>
        Stack.Eventually.Holds($"{typeof(T).Name} is announced", async () => await office.AnnouncedAsync<T>(wish.HoldId.ToString()) == 1, ct: Ct);

    private static Task<long> HeardAsync(Office office) =>
        office.CountAsync("select count(*) from kit.inbox where consumer in ('lending-answer-hold-on-hold-requested', 'lending-end-hold-on-hold-released')");
}
