using ArchivePlatform.Faults.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>An effect may be told before its cause: it waits, it is woken, it never gets lost.</summary>
public sealed class LateCauseTests(Platform platform) : FaultTests(platform)
{
    [Fact]
    public async Task An_acceptance_told_before_its_item_waits_and_is_filed_as_soon_as_the_item_arrives()
    {
        var (item, cause, effect) = await AcceptedButUnknownAsync();
        await OnlyTheCauseCanWakeAsync(effect);

        await Post.ReplayAsync(cause, "dossier");

        await FiledAsync(item, TimeSpan.FromSeconds(10));
        Assert.Equal(0, await Dossier.CountAsync("from kit.inbox_waiting where message_id = $1", effect.Id));
    }

    [Fact]
    public async Task A_waiting_acceptance_survives_a_kill_of_its_service()
    {
        var (item, cause, effect) = await AcceptedButUnknownAsync();
        await OnlyTheCauseCanWakeAsync(effect);

        await Platform.Services["dossier"].Kill9Async(ct: Ct);
        await Platform.Services["dossier"].StartAsync(ct: Ct);
        Assert.Equal(1, await Dossier.CountAsync("from kit.inbox_waiting where message_id = $1", effect.Id));
        await Post.ReplayAsync(cause, "dossier");

        await FiledAsync(item, TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task A_cause_that_does_not_come_within_a_day_parks_the_message_until_it_is_retried()
    {
        var (item, cause, effect) = await AcceptedButUnknownAsync();

        var tomorrow = TimeSpan.FromHours(25).TotalSeconds.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
        await RestartAsync("dossier", settings: new Dictionary<string, string> { ["Clock__OffsetSeconds"] = tomorrow });
        await Eventually.Holds("the message is parked", async () => await ParkedAsync(effect) == "CAUSE_MISSING", ct: Ct);
        await RestartAsync("dossier");
        Assert.Equal(0, await Dossier.CountAsync("from accession where item_id = $1", item));

        await Post.ReplayAsync(cause, "dossier");
        await Eventually.Holds("the cause is here", async () => await Dossier.CountAsync("from known_item where item_id = $1", item) == 1, ct: Ct);
        var id = (Guid)(await Dossier.ScalarAsync("select id from kit.parked_message where message_id = $1", effect.Id))!;
        Assert.Equal(0, (await ToolAsync("deadletters", "retry", id.ToString())).Code);
        await FiledAsync(item, TimeSpan.FromSeconds(10));
    }

    /// <summary>An item accepted at Handover of which Dossier has heard the acceptance but, in truth, never the registration.</summary>
    private async Task<(Guid Item, Letter Cause, Letter Effect)> AcceptedButUnknownAsync()
    {
        var submitted = await Demo.SubmittedBatchAsync(items: 1, Ct);
        var item = submitted.Items[0];
        await SettledAsync();
        var cause = await Journals.OneAsync("intake", "ItemRegistered", item);
        await Dossier.ChangeAsync("delete from known_item where item_id = $1", item);
        await Dossier.ChangeAsync("delete from kit.inbox where message_id = $1", cause.Id);

        await Demo.Acts.AcceptBatchAsync(People.SunQi, submitted.Batch, submitted.Items, Ct);
        await Eventually.Holds("the acceptance waits", async () =>
            await Dossier.CountAsync("from kit.inbox_waiting where subject = $1", $"item/{item}") == 1, ct: Ct);
        Assert.Equal(0, await Dossier.CountAsync("from accession where item_id = $1", item));
        return (item, cause, await Journals.OneAsync("handover", "BatchLinesAccepted", item));
    }

    /// <summary>Puts the next try by the clock an hour away.</summary>
    private async Task OnlyTheCauseCanWakeAsync(Letter effect) =>
        Assert.Equal(1, await Dossier.ChangeAsync("update kit.inbox_waiting set next_try = now() + interval '1 hour' where message_id = $1", effect.Id));

    private async Task FiledAsync(Guid item, TimeSpan within)
    {
        await Eventually.Holds("the item is filed", async () => await Dossier.CountAsync("from accession where item_id = $1", item) == 1, within, Ct);
        await SettledAsync();
        Assert.Single(await Journals.NamingAsync("dossier", "ItemFiled", item));
    }

    private async Task<string?> ParkedAsync(Letter letter) =>
        (string?)await Dossier.ScalarAsync("select code from kit.parked_message where message_id = $1 and state = 'OPEN'", letter.Id);
}
