using System.Globalization;
using System.Security.Cryptography;
using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Faults.Tests.Orders;
using ArchivePlatform.Faults.Tests.Wire;
using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>Whatever the order in which a service is told of a journey, it ends in the same state.</summary>
/// <remarks>Runs on a platform of its own: the service forgets what messages made of it and is told everything again.</remarks>
public sealed class OrderTests(ToldJourney journey) : IClassFixture<ToldJourney>, IAsyncLifetime
{
    private const int MostTriedWhole = 5;

    private static readonly int Some = Setting.Number("ARCHIVE_ORDERS", 3);
    private static readonly int Many = Setting.Number("ARCHIVE_ORDERS", 60);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    /// <inheritdoc/>
    public async ValueTask InitializeAsync() => await journey.WalkedAsync(Ct);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("intake")]
    [InlineData("dossier")]
    [InlineData("handover")]
    [InlineData("lending")]
    public Task Every_order_of_the_journeys_messages_ends_in_the_same_state(string service) => TellAsync(service, Some);

    [Theory(Explicit = true)]
    [Trait("Full", "orders")]
    [InlineData("intake")]
    [InlineData("dossier")]
    [InlineData("handover")]
    [InlineData("lending")]
    public Task Very_many_orders_of_the_journeys_messages_end_in_the_same_state(string service) => TellAsync(service, Many);

    private async Task TellAsync(string service, int count)
    {
        var letters = journey.LettersTo(service);
        var seed = Setting.Number("ARCHIVE_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));
        var orders = letters.Count <= MostTriedWhole ? Permutations.All(letters) : Permutations.Some(letters, count, seed);
        var told = 0;
        await using var post = new Post(journey.Platform);
        foreach (var order in orders)
        {
            told++;
            await TellAsync(service, order, post, string.Create(CultureInfo.InvariantCulture, $"order {told} of seed {seed}"));
        }
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"orders: {service} was told {letters.Count} messages in {told} orders, seed {seed}"));
        Assert.True(letters.Count >= 4 && told > 1, $"{service} was told {letters.Count} messages in {told} orders");
    }

    private async Task TellAsync(string service, IReadOnlyList<Letter> order, Post post, string which)
    {
        var fed = MessageFed.All.Single(fed => fed.Service == service);
        var rows = new Rows(journey.Platform, service);
        await fed.ForgetAsync(rows);
        var forgotten = await fed.ImageAsync(rows);
        var said = await rows.ListAsync<Guid>("select id from kit.journal");

        foreach (var letter in order)
            await TellAsync(service, letter, post, rows);
        await Eventually.Holds($"nothing waits ({which})", async () =>
            await rows.CountAsync("from kit.inbox_waiting") == 0 && await rows.CountAsync("from kit.outbox") == 0, TimeSpan.FromSeconds(30), Ct);
        await HeardByOthersAsync(rows, said);

        var spoken = $"{which}: {string.Join(", ", order.Select(letter => letter.Contract))}";
        Assert.True(await rows.CountAsync("from kit.parked_message") == 0, $"a message was parked in {spoken}");
        var before = journey.ImageOf(service);
        Assert.NotEqual(forgotten.Hash, before.Hash);
        var image = forgotten;
        try
        {
            // A sweep may have the last word: what a late policy changes is judged again within its 15 seconds.
            await Eventually.Holds("the same state", async () => (image = await fed.ImageAsync(rows)).Hash == before.Hash, TimeSpan.FromSeconds(40), Ct);
        }
        catch (TimeoutException)
        {
            Assert.Fail($"{spoken}\n{before.Difference(image)}");
        }
    }

    /// <summary>What the service says anew while it is told reaches the others before these are told anything themselves.</summary>
    private async Task HeardByOthersAsync(Rows rows, IReadOnlyCollection<Guid> saidBefore)
    {
        var others = (await journey.Stillness.HearingsAsync(Ct)).Where(hearing => hearing.Service != rows.Service).ToList();
        await Eventually.Holds("the others have heard what it said anew", async () =>
        {
            foreach (var hearing in others)
            {
                var said = await rows.ListAsync<Guid>("select id from kit.journal where type = $1", hearing.Exchange);
                var heard = await new Rows(journey.Platform, hearing.Service).ListAsync<Guid>("select message_id from kit.inbox where consumer = $1", hearing.Queue);
                if (said.Except(saidBefore).Except(heard).Any())
                    return false;
            }
            return true;
        }, TimeSpan.FromSeconds(30), Ct);
    }

    /// <summary>One at a time, so that the order told is the order heard: each queue of the service has seen it before the next is sent.</summary>
    private async Task TellAsync(string service, Letter letter, Post post, Rows rows)
    {
        var effects = (await journey.Stillness.HearingsAsync(Ct)).Count(hearing => hearing.Service == service && hearing.Exchange == letter.Exchange);
        await post.ReplayAsync(letter, service);
        await Eventually.Holds($"{service} has heard {letter.Contract}", async () =>
            await rows.CountAsync("from kit.inbox where message_id = $1", letter.Id) == effects, ct: Ct);
    }
}
