using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>kill -9 on each line between a commit and the last trace of its message.</summary>
public sealed partial class KillPointTests(Platform platform) : FaultTests(platform)
{
    private readonly DateTimeOffset began = TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData("intake")]
    [InlineData("dossier")]
    [InlineData("handover")]
    [InlineData("lending")]
    public async Task What_was_committed_is_announced_once_though_its_service_dies_before_and_after_publishing_and_after_journalling(string service)
    {
        var act = await ActOfAsync(service);
        await SettledAsync();
        var rows = RowsOf(service);
        var journal = await rows.CountAsync("from kit.journal");
        await RestartAsync(service, "outbox.after-commit");

        await Assert.ThrowsAnyAsync<HttpRequestException>(act.DoAsync);
        await Platform.Services[service].DiedAsync(ct: Ct);
        var sending = await rows.CountAsync("from kit.outbox");
        Assert.InRange(sending, 1, 3);
        Assert.Equal(journal, await rows.CountAsync("from kit.journal"));

        await StartToDieAsync(service, "outbox.after-publish");
        Assert.Equal(sending, await rows.CountAsync("from kit.outbox"));
        Assert.Equal(journal, await rows.CountAsync("from kit.journal"));

        await StartToDieAsync(service, "outbox.after-journal");
        Assert.Equal(0, await rows.CountAsync("from kit.outbox"));
        Assert.Equal(journal + sending, await rows.CountAsync("from kit.journal"));

        await Platform.Services[service].StartAsync(ct: Ct);
        var answer = (await act.DoAsync()).Require();
        await SettledAsync();
        Assert.Equal(journal + sending, await rows.CountAsync("from kit.journal"));
        Assert.Single(await Journals.NamingAsync(service, act.Contract, act.Subject(answer)));
        await act.HappenedOnceAsync(answer);
        await NothingIsParkedAsync();
    }

    [Theory]
    [InlineData("intake")]
    [InlineData("dossier")]
    [InlineData("handover")]
    [InlineData("lending")]
    public async Task A_message_takes_effect_once_though_its_consumer_dies_before_and_after_the_commit(string consumer)
    {
        var (producer, act) = await ActHeardByAsync(consumer);
        await SettledAsync();
        await Platform.Services[consumer].Kill9Async(ct: Ct);
        var answer = (await act.DoAsync()).Require();
        await Eventually.Holds("the message is with the broker", async () => await RowsOf(producer).CountAsync("from kit.outbox") == 0, ct: Ct);
        var letter = await Journals.OneAsync(producer, act.Contract, act.Subject(answer));
        var rows = RowsOf(consumer);

        await StartToDieAsync(consumer, "inbox.before-commit");
        Assert.Equal(0, await rows.CountAsync("from kit.inbox where message_id = $1", letter.Id));

        await StartToDieAsync(consumer, "inbox.after-commit");
        Assert.True(await rows.CountAsync("from kit.inbox where at > now() - interval '1 minute'") > 0, "an effect was committed");

        await Platform.Services[consumer].StartAsync(ct: Ct);
        await SettledAsync();
        var effects = (await Stillness.HearingsAsync(Ct)).Count(hearing => hearing.Service == consumer && hearing.Exchange == letter.Exchange);
        Assert.Equal(effects, await rows.CountAsync("from kit.inbox where message_id = $1", letter.Id));
        await act.HappenedOnceAsync(answer);
        await NothingIsParkedAsync();
    }

    private async Task NothingIsParkedAsync()
    {
        foreach (var service in Service.All)
            Assert.Equal(0, await RowsOf(service.Name).CountAsync("from kit.parked_message where state = 'OPEN' and parked_at > $1", began));
    }
}
