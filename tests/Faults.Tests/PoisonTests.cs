using System.Text;
using System.Text.Json;
using ArchivePlatform.Faults.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>What cannot be applied is parked with its reason; what stands before and behind it in the queue goes on.</summary>
public sealed class PoisonTests(Platform platform) : FaultTests(platform)
{
    private const string Repair = "alter table known_item drop constraint if exists poisoned";
    private const string Items = "ArchivePlatform.Contracts.Intake:ItemRegistered";

    [Theory]
    [InlineData("{ this is no JSON")]
    [InlineData("""{"messageType":["urn:message:ArchivePlatform.Contracts.Intake:ItemForgotten"],"message":{}}""")]
    [InlineData("""{"messageType":["urn:message:ArchivePlatform.Contracts.Intake:ItemRegistered"],"message":{"itemId":"no id"}}""")]
    [InlineData("""{"messageType":["urn:message:ArchivePlatform.Contracts.Intake:ItemRegistered"],"message":{"itemId":{"scheme":"of a later version","value":1}}}""")]
    [Trait("Abuse", "I3")]
    public async Task A_message_nobody_can_read_is_parked_and_its_neighbours_are_applied(string body)
    {
        var sale = await Demo.SaleAsync(Ct);
        var poison = new Letter(Guid.CreateVersion7(Platform.Instance.Now), Items, Encoding.UTF8.GetBytes(body), "intake");

        var before = await Demo.RegisteredItemAsync(sale, Ct);
        await Post.ReplayAsync(poison, "dossier");
        var after = await Demo.RegisteredItemAsync(sale, Ct);

        await SettledAsync();
        Assert.Equal(2, await Dossier.CountAsync("from known_item where item_id in ($1, $2)", before.Item.Id, after.Item.Id));
        foreach (var parked in await ParkedAsync(poison, await EarsAsync()))
        {
            Assert.Equal("UNREADABLE", parked.Code);
            Assert.Equal(body, Encoding.UTF8.GetString((byte[])(await Dossier.ScalarAsync("select body from kit.parked_message where id = $1", parked.Id))!));
            await DiscardAsync(parked.Id);
        }
    }

    [Fact]
    [Trait("Abuse", "I3")]
    public Task A_message_of_32_MB_nobody_can_read_is_parked_and_its_neighbours_are_applied() =>
        A_message_nobody_can_read_is_parked_and_its_neighbours_are_applied(new string('x', 32_000_000));

    [Fact]
    public async Task A_message_its_effect_cannot_apply_is_parked_alone_and_one_command_brings_it_to_its_effect()
    {
        var sale = await Demo.SaleAsync(Ct);
        await SettledAsync();
        await Dossier.ChangeAsync(Repair);
        await Dossier.ChangeAsync("alter table known_item add constraint poisoned check (pages <> 666)");
        var pages = new[] { 1, 2, 666, 3, 4 };

        var lines = pages.Select(number => (Material.SubscriptionLetter(Demo.Acts.Today) with { Pages = number }).Body(sale.PropertyId, sale.Sale.Id));
        (await At(People.ZhaoMin, "intake").PostAsync("items/bulk", new { lines }, ct: Ct)).Require();

        await SettledAsync();
        Assert.Equal([1, 2, 3, 4], await PagesAsync(sale.PropertyId));
        var item = (Guid)(await Intake.ScalarAsync("select id from item where sale_id = $1 and pages = 666", sale.Sale.Id))!;
        var parked = Assert.Single(await ParkedAsync(await Journals.OneAsync("intake", "ItemRegistered", item), by: 1));
        Assert.Equal("UNEXPECTED", parked.Code);
        Assert.Contains("poisoned", parked.Reason, StringComparison.Ordinal);

        await Dossier.ChangeAsync(Repair);
        var (code, output) = await ToolAsync("deadletters", "retry", parked.Id.ToString());
        Assert.True(code == 0, output);

        await Eventually.Holds("the item is known", async () => (await PagesAsync(sale.PropertyId)).Count == 5, ct: Ct);
        Assert.Equal("RETRIED", await Dossier.ScalarAsync("select state from kit.parked_message where id = $1", parked.Id));
        Assert.Equal(1, await Dossier.CountAsync("from kit.audit_entry where stream = 'operations' and action = 'parked.retried' and object = $1", $"parked/{parked.Id}"));
    }

    [Fact]
    public async Task A_broken_table_parks_what_needs_it_while_other_effects_go_on_and_one_command_by_cause_repairs_all()
    {
        var sale = await Demo.SaleAsync(Ct);
        await SettledAsync();
        await Dossier.ChangeAsync("alter table known_item rename column interim_no to interim_number");

        var items = new List<Guid>();
        for (var each = 0; each < 3; each++)
            items.Add((await Demo.RegisteredItemAsync(sale, Ct)).Item.Id);
        await SettledAsync();
        Assert.Equal(3, await Handover.CountAsync("from known_item where property_id = $1", sale.PropertyId));
        Assert.Empty(await Dossier.ListAsync<Guid>("select item_id from known_item where property_id = $1", sale.PropertyId));
        Assert.Equal(3, await Dossier.CountAsync("from kit.parked_message where state = 'OPEN' and code = 'UNEXPECTED' and reason like '%interim_no%'"));

        await Dossier.ChangeAsync("alter table known_item rename column interim_number to interim_no");
        var (code, output) = await ToolAsync("deadletters", "retry", "--cause", "UNEXPECTED");
        Assert.True(code == 0, output);
        Assert.Contains("3 of 3 retried", output, StringComparison.Ordinal);

        await Eventually.Holds("all items are known", async () =>
            await Dossier.CountAsync("from known_item where property_id = $1", sale.PropertyId) == 3, ct: Ct);
        Assert.Equal(0, await Dossier.CountAsync("from kit.parked_message where state = 'OPEN'"));
    }

    [Fact]
    [Trait("Abuse", "I1")]
    public async Task The_broker_refuses_a_contract_from_a_service_that_does_not_own_it_and_a_user_that_is_not_the_senders()
    {
        var letter = await SomeItemAsync();

        var foreign = await Assert.ThrowsAnyAsync<Exception>(() =>
            Platform.Broker.PublishAsync("handover", letter.Exchange, letter.Body, messageId: Fresh(), ct: Ct));
        var forged = await Assert.ThrowsAnyAsync<Exception>(() =>
            Platform.Broker.PublishAsync("intake", letter.Exchange, letter.Body, messageId: Fresh(), claimedUser: "handover", ct: Ct));

        Assert.Contains("ACCESS_REFUSED", foreign.ToString(), StringComparison.Ordinal);
        Assert.Contains("PRECONDITION_FAILED", forged.ToString(), StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Abuse", "I2")]
    public async Task A_message_whose_sender_does_not_own_the_contract_is_parked_by_everybody_who_hears_it()
    {
        var poison = (await SomeItemAsync()).Again(Fresh());
        var known = await Dossier.CountAsync("from known_item");

        await Post.SendAsAdministratorAsync(poison);
        var after = await Demo.RegisteredItemAsync(ct: Ct);

        await SettledAsync();
        Assert.Equal(1, await Dossier.CountAsync("from known_item where item_id = $1", after.Item.Id));
        Assert.Equal(known + 1, await Dossier.CountAsync("from known_item"));
        var ears = await EarsAsync();
        foreach (var parked in await ParkedAsync(poison, ears))
        {
            Assert.Equal("FOREIGN_OWNER", parked.Code);
            Assert.Equal(0, (await ToolAsync("deadletters", "retry", parked.Id.ToString())).Code);
        }
        foreach (var again in await ParkedAsync(poison, ears))
        {
            Assert.Equal("FOREIGN_OWNER", again.Code);
            await DiscardAsync(again.Id);
        }
        Assert.Equal(known + 1, await Dossier.CountAsync("from known_item"));
        foreach (var id in await Handover.ListAsync<Guid>("select id from kit.parked_message where message_id = $1 and code = 'FOREIGN_OWNER'", poison.Id))
            Assert.Equal(0, (await ToolAsync("deadletters", "discard", id.ToString(), "--reason", "forged")).Code);
        Assert.Equal(0, await Handover.CountAsync("from kit.parked_message where state = 'OPEN'"));
    }

    /// <summary>Gives a parked message up and looks for what stays on record.</summary>
    private async Task DiscardAsync(Guid id)
    {
        var (code, output) = await ToolAsync("deadletters", "discard", id.ToString(), "--reason", "no sender will say it again");
        Assert.True(code == 0, output);
        Assert.Equal("DISCARDED", await Dossier.ScalarAsync("select state from kit.parked_message where id = $1", id));
        Assert.Equal("no sender will say it again", await Dossier.ScalarAsync("select resolution from kit.parked_message where id = $1", id));
        Assert.Equal(1, await Dossier.CountAsync("from kit.audit_entry where stream = 'operations' and action = 'parked.discarded' and object = $1", $"parked/{id}"));
    }

    /// <summary>How many queues of Dossier hear of registered items.</summary>
    private async Task<int> EarsAsync() =>
        (await Stillness.HearingsAsync(Ct)).Count(hearing => hearing.Service == "dossier" && hearing.Exchange == Items);

    /// <summary>What Dossier parked of a message, once that many of its queues have.</summary>
    private async Task<IReadOnlyList<Parked>> ParkedAsync(Letter letter, int by)
    {
        await Eventually.Holds($"the message is parked by {by}", async () =>
            await Dossier.CountAsync("from kit.parked_message where message_id = $1 and state = 'OPEN'", letter.Id) == by, ct: Ct);
        var rows = await Dossier.ListAsync<string>(
            "select to_jsonb(row)::text from (select id, code, reason from kit.parked_message where message_id = $1 and state = 'OPEN') row", letter.Id);
        return [.. rows.Select(row => JsonSerializer.Deserialize<Parked>(row, JsonSerializerOptions.Web)!)];
    }

    private async Task<Letter> SomeItemAsync()
    {
        var item = await Demo.RegisteredItemAsync(ct: Ct);
        await SettledAsync();
        return await Journals.OneAsync("intake", "ItemRegistered", item.Item.Id);
    }

    private Task<List<int>> PagesAsync(Guid property) =>
        Dossier.ListAsync<int>("select pages from known_item where property_id = $1 order by pages", property);

    private Guid Fresh() => Guid.CreateVersion7(Platform.Instance.Now);

    private sealed record Parked(Guid Id, string Code, string Reason);
}
