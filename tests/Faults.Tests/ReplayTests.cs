using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>What was announced can be sent again, from any instant on, however much it is.</summary>
public sealed class ReplayTests(Platform platform) : FaultTests(platform)
{
    private const int MoreThanOneRound = 300;

    private const string Consumer = "dossier-remember-item-on-item-registered";

    private const string Registered = "ArchivePlatform.Contracts.Intake:ItemRegistered";

    [Fact]
    public async Task A_replay_from_an_instant_brings_back_everything_since_and_nothing_before()
    {
        var early = await Demo.RegisteredItemAsync(ct: Ct);
        var property = early.Sale.PropertyId;
        await SettledAsync();
        var before = (DateTime)(await Intake.ScalarAsync("select max(sent_at) from kit.journal"))!;
        var letter = Material.SubscriptionLetter(Demo.Acts.Today).Body(property, early.Sale.Sale.Id);
        (await At(People.ZhaoMin, "intake").PostAsync("items/bulk", new { lines = Enumerable.Repeat(letter, MoreThanOneRound) }, ct: Ct)).Require();
        await SettledAsync();
        var since = (DateTime)(await Intake.ScalarAsync("select min(sent_at) from kit.journal where sent_at > $1", before))!;
        var letters = (await Journals.NamingAsync("intake", "ItemRegistered", property)).Select(sent => sent.Id).ToArray();
        await Dossier.ChangeAsync("delete from kit.inbox where consumer = $1 and message_id = any($2)", Consumer, letters);
        await Dossier.ChangeAsync("delete from known_item where property_id = $1", property);

        Assert.StartsWith($"{MoreThanOneRound} sent", await ReplayAsync(since), StringComparison.Ordinal);

        await KnownAsync(property, MoreThanOneRound);
        Assert.Equal(0, await Dossier.CountAsync("from known_item where item_id = $1", early.Item.Id));

        await ReplayAsync(DateTime.UnixEpoch);

        await KnownAsync(property, MoreThanOneRound + 1);
        await SettledAsync();
    }

    private Task KnownAsync(Guid property, int items) => Eventually.Holds($"{items} items are known", async () =>
        await Dossier.CountAsync("from known_item where property_id = $1", property) == items, ct: Ct);

    private async Task<string> ReplayAsync(DateTime since)
    {
        var (code, output) = await ToolAsync(
            "replay", "--from", "intake", "--to", "dossier", "--types", Registered, "--since", since.ToString("O", CultureInfo.InvariantCulture));
        Assert.True(code == 0, output);
        return output.Trim();
    }
}
