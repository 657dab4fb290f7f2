using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Faults.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>The broker may hand over a message any number of times, and an owner may say the same thing twice.</summary>
public sealed class RepeatedMessageTests(Platform platform) : FaultTests(platform)
{
    [Fact]
    public async Task A_signed_subscription_heard_five_times_and_announced_again_opens_one_obligation()
    {
        var sale = await Demo.SubscribedSaleAsync(ct: Ct);
        await SettledAsync();
        var letter = await Journals.OneAsync("intake", "SubscriptionSigned", sale.Sale.Id);

        await RepeatAsync(letter, "handover", Handover);

        Assert.Equal(1, await Handover.CountAsync("from obligation where sale_id = $1", sale.Sale.Id));
        Assert.Single(await Journals.NamingAsync("handover", "ObligationChanged", sale.Sale.Id));
    }

    [Fact]
    [Trait("Abuse", "I4")]
    public async Task An_acceptance_heard_five_times_and_announced_again_files_each_item_once()
    {
        var accepted = await Demo.AcceptedBatchAsync(items: 2, Ct);
        await SettledAsync();
        var letter = await Journals.OneAsync("handover", "BatchLinesAccepted", accepted.Batch.Id);

        await RepeatAsync(letter, "dossier", Dossier);

        await FiledOnceAsync(accepted.Sale.PropertyId);
    }

    [Fact]
    [Trait("Abuse", "I4")]
    public async Task An_acceptance_captured_and_sent_again_when_its_mark_has_expired_files_nothing_twice()
    {
        var accepted = await Demo.AcceptedBatchAsync(items: 2, Ct);
        await SettledAsync();
        var letter = await Journals.OneAsync("handover", "BatchLinesAccepted", accepted.Batch.Id);
        var marks = await Dossier.ChangeAsync("delete from kit.inbox where message_id = $1", letter.Id);
        Assert.True(marks > 0, "Dossier had marked it");

        await Post.ReplayAsync(letter, "dossier");

        await Eventually.Holds("the message is dealt with again", async () =>
            await Dossier.CountAsync("from kit.inbox where message_id = $1", letter.Id) == marks, ct: Ct);
        await SettledAsync();
        await FiledOnceAsync(accepted.Sale.PropertyId);
    }

    [Fact]
    public async Task An_acceptance_heard_five_times_and_announced_again_moves_the_departments_view_once()
    {
        var accepted = await Demo.AcceptedBatchAsync(items: 1, Ct);
        await SettledAsync();
        var letter = await Journals.OneAsync("handover", "BatchLinesAccepted", accepted.Batch.Id);
        var before = await Intake.ListAsync<string>("select to_jsonb(row)::text from item_custody row where id = $1", accepted.Items[0]);

        await RepeatAsync(letter, "intake", Intake);

        Assert.Single(before);
        Assert.Equal(before, await Intake.ListAsync<string>("select to_jsonb(row)::text from item_custody row where id = $1", accepted.Items[0]));
    }

    [Fact]
    public async Task A_registered_property_heard_five_times_and_announced_again_is_known_once()
    {
        var property = await Demo.PropertyAsync(Ct);
        await SettledAsync();
        var letter = await Journals.OneAsync("dossier", "PropertyRegistered", property.Id);

        await RepeatAsync(letter, "handover", Handover);

        Assert.Equal(1, await Handover.CountAsync("from known_property where property_id = $1", property.Id));
    }

    /// <summary>The two items of a batch are filed, recorded and announced once.</summary>
    private async Task FiledOnceAsync(Guid property)
    {
        var dossier = (Guid)(await Dossier.ScalarAsync("select id from dossier where property_id = $1", property))!;
        Assert.Equal(2, await Dossier.CountAsync("from accession where dossier_id = $1", dossier));
        Assert.Equal(1, await Dossier.CountAsync("from kit.audit_entry where stream = $1 and action = 'dossier.receive'", $"dossier/{dossier}"));
        Assert.Equal(2, (await Journals.NamingAsync("dossier", "ItemFiled", dossier)).Count);
        Assert.Single(await Journals.NamingAsync("dossier", "DossierChanged", dossier));
    }

    /// <summary>Sends the same message five times and the same content once more under a new id; returns when all are dealt with.</summary>
    private async Task RepeatAsync(Letter letter, string consumer, Rows rows)
    {
        for (var time = 0; time < 5; time++)
            await Post.ReplayAsync(letter, consumer);
        var again = letter.Again(Guid.CreateVersion7(Platform.Instance.Now));
        await Post.ReplayAsync(again, consumer);

        // A queue keeps its order: when the last one is marked, those before it have been dealt with.
        var effects = (await Stillness.HearingsAsync(Ct)).Count(hearing => hearing.Service == consumer && hearing.Exchange == letter.Exchange);
        Assert.True(effects > 0, $"{consumer} hears {letter.Contract}");
        await Eventually.Holds("the second announcement is dealt with", async () =>
            await rows.CountAsync("from kit.inbox where message_id = $1", again.Id) == effects, ct: Ct);
        await SettledAsync();
        Assert.Equal(effects, await rows.CountAsync("from kit.inbox where message_id = $1", letter.Id));
        Assert.Equal(0, await rows.CountAsync("from kit.parked_message where message_id in ($1, $2)", letter.Id, again.Id));
    }
}
