using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>kill -9 on each line between a commit and the last trace of its message.</summary>
public sealed class KillPointTests(Platform platform) : FaultTests(platform)
{
    private readonly DateTimeOffset began = TimeProvider.System.GetUtcNow();

    [Theory]
    [InlineData("intake")]
    [InlineData("dossier")]
    [InlineData("handover")]
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
    public async Task A_message_takes_effect_once_though_its_consumer_dies_before_and_after_the_commit(string consumer)
    {
        var producer = consumer == "intake" ? "dossier" : consumer == "dossier" ? "handover" : "intake";
        var act = await ActOfAsync(producer);
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

    private async Task<Act> ActOfAsync(string service) => service switch
    {
        "intake" => await RegisteringAnItemAsync(),
        "dossier" => await RegisteringAPropertyAsync(),
        "handover" => await AcceptingABatchAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(service), service, null),
    };

    private async Task<Act> RegisteringAnItemAsync()
    {
        var sale = await Demo.SaleAsync(Ct);
        var body = Material.SubscriptionLetter(Demo.Acts.Today).Body(sale.PropertyId, sale.Sale.Id);
        var key = Secrets.Random(26);
        return new("ItemRegistered", () => At(People.ZhaoMin, "intake").PostAsync("items", body, key: key, ct: Ct), answer => answer.Id, async answer =>
        {
            Assert.Equal(1, await Intake.CountAsync("from item where sale_id = $1", sale.Sale.Id));
            Assert.Equal(1, await Intake.CountAsync("from kit.audit_entry where stream = $1", $"item/{answer.Id}"));
            Assert.Equal(1, await Dossier.CountAsync("from known_item where item_id = $1", answer.Id));
            Assert.Equal(1, await Handover.CountAsync("from custody where item_id = $1", answer.Id));
            Assert.Equal(1, await Handover.CountAsync("from sale_item where item_id = $1", answer.Id));
        });
    }

    private async Task<Act> RegisteringAPropertyAsync()
    {
        var (_, project) = await Demo.CompanyAsync();
        var home = await Demo.PropertyAsync(Ct);
        var body = new { propertyCode = home["propertyCode"].GetString()!.Replace("U1", "U9", StringComparison.Ordinal), label = "悦海园", usage = "RESIDENTIAL" };
        var key = Secrets.Random(26);
        return new("PropertyRegistered", () => At(People.WangQiang, "dossier").PostAsync($"projects/{project}/properties", body, key: key, ct: Ct), answer => answer.Id, async answer =>
        {
            Assert.Equal(1, await Dossier.CountAsync("from property where code = $1", body.propertyCode));
            Assert.Equal(1, await Dossier.CountAsync("from kit.audit_entry where stream = $1", $"property/{answer.Id}"));
            Assert.Equal(1, await Intake.CountAsync("from known_property where id = $1", answer.Id));
            Assert.Equal(1, await Handover.CountAsync("from known_property where property_id = $1", answer.Id));
        });
    }

    private async Task<Act> AcceptingABatchAsync()
    {
        var given = await Demo.SubmittedBatchAsync(items: 1, Ct);
        var item = given.Items[0];
        var key = Secrets.Random(26);
        Task<Answer> Accept() => At(People.SunQi, "handover").PostAsync(
            $"batches/{given.Batch.Id}/acceptances", new { itemIds = given.Items }, given.Batch.Version, key, Ct);
        return new("BatchLinesAccepted", Accept, _ => item, async _ =>
        {
            Assert.Equal(1, await Handover.CountAsync("from custody_hop where item_id = $1 and batch_id = $2", item, given.Batch.Id));
            Assert.Equal(1, await Handover.CountAsync("from kit.audit_entry where stream = $1 and action = 'batch.accept'", $"batch/{given.Batch.Id}"));
            Assert.Equal(1, await Dossier.CountAsync("from accession where item_id = $1", item));
            Assert.Equal(1, await Dossier.CountAsync("from dossier where property_id = $1", given.Sale.PropertyId));
            Assert.Single(await Journals.NamingAsync("dossier", "ItemFiled", item));
            Assert.Single(await Journals.NamingAsync("dossier", "DossierChanged", given.Sale.PropertyId));
            Assert.Equal(1, await Intake.CountAsync("from item_custody where id = $1", item));
        });
    }

    private async Task NothingIsParkedAsync()
    {
        foreach (var service in Service.All)
            Assert.Equal(0, await RowsOf(service.Name).CountAsync("from kit.parked_message where state = 'OPEN' and parked_at > $1", began));
    }

    /// <param name="Contract">The announcement looked for, which names <paramref name="Subject"/>.</param>
    /// <param name="DoAsync">Does it, under the same Idempotency-Key each time.</param>
    private sealed record Act(string Contract, Func<Task<Answer>> DoAsync, Func<Answer, Guid> Subject, Func<Answer, Task> HappenedOnceAsync);
}
