using System.Globalization;
using System.Security.Cryptography;
using ArchivePlatform.Faults.Tests.Load;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>Hundreds of deaths at random moments under load; then the books are balanced.</summary>
[Trait("Breaks", "servers")]
public sealed class CrashTests(Platform platform, SecondReplicas second) : FaultTests(platform), IClassFixture<SecondReplicas>
{
    private const int Sales = 20;

    private static readonly int Rounds = Setting.Number("ARCHIVE_CRASH_ROUNDS", 500);
    private static readonly int Seed = Setting.Number("ARCHIVE_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));

    [Fact(Explicit = true)]
    [Trait("Full", "crash")]
    public async Task Nothing_acknowledged_is_lost_and_nothing_is_done_twice_though_every_process_is_killed_again_and_again()
    {
        await second.StartedAsync(Platform, Ct);
        var sales = new List<SaleState>();
        while (sales.Count < Sales)
            sales.Add(await Demo.SubscribedSaleAsync(ct: Ct));
        await SettledAsync();
        using var ledger = new Ledger("crash");
        using var load = new Registrations(Platform, sales, ledger, replicas: 2);
        using var handovers = new Handovers(Platform);
        using var answered = new SemaphoreSlim(0);
        load.Answered += answer =>
        {
            if (answer.Status < System.Net.HttpStatusCode.BadRequest)
                handovers.Offer(answer.Id);
            answered.Release();
        };
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(Ct);
        var working = Task.WhenAll(load.RunAsync(TimeSpan.FromMilliseconds(125), enough.Token), handovers.RunAsync(enough.Token, Ct));

        var killer = new Killer(Platform, Seed);
        for (var round = 1; round <= Rounds && !working.IsFaulted; round++)
            await killer.RoundAsync(round, ct => NextAsync(answered, ct), Ct);
        await killer.AllUpAsync();
        await enough.CancelAsync();
        await working;

        await SettledAsync(TimeSpan.FromMinutes(5));
        var (lost, doubled) = await new Oracle(Platform, sales).JudgeAsync(ledger);
        await HandedOverOnceAsync(handovers, sales);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"crash: {Rounds} rounds, seed {Seed}, {ledger.Count(Outcome.Acked)} acked, {ledger.Count(Outcome.Unknown)} unknown, {lost} lost, {doubled} doubled; {handovers.Accepted.Count} batches"));
        Assert.True(ledger.Count(Outcome.Acked) >= Rounds, "the load went on while processes died");
    }

    /// <summary>The next answer from now on.</summary>
    private static async Task NextAsync(SemaphoreSlim answered, CancellationToken ct)
    {
        while (answered.Wait(0, ct))
        {
            // Answers from before do not count.
        }
        await answered.WaitAsync(TimeSpan.FromSeconds(10), ct);
    }

    private async Task HandedOverOnceAsync(Handovers handovers, List<SaleState> sales)
    {
        Assert.NotEmpty(handovers.Accepted);
        var items = handovers.Accepted.Values.SelectMany(each => each).ToArray();
        var batches = handovers.Accepted.Keys.ToArray();
        Assert.Equal(items.Length, items.Distinct().Count());
        Assert.Equal(items.Length, await Handover.CountAsync("from custody_hop where item_id = any($1) and batch_id = any($2)", items, batches));
        Assert.Equal(items.Length, await Handover.CountAsync("from custody where item_id = any($1) and hop = 2", items));
        Assert.Equal(batches.Length, await Handover.CountAsync(
            "from kit.audit_entry where action = 'batch.accept' and stream = any(select 'batch/' || unnest($1))", batches));
        Assert.Equal(batches.Length, (await Journals.AllAsync("handover")).Count(letter =>
            letter.Contract == "BatchLinesAccepted" && batches.Contains(letter["batchId"].GetGuid())));
        var properties = sales.Select(sale => sale.PropertyId).ToArray();
        Assert.Equal(0, await Dossier.CountAsync("from (select 1 from dossier where property_id = any($1) group by property_id having count(*) > 1) doubled", properties));
        Assert.Equal(items.Length, await Dossier.CountAsync("from accession where item_id = any($1)", items));
        var filed = (await Journals.AllAsync("dossier")).Where(letter => letter.Contract == "ItemFiled").Select(letter => letter["itemId"].GetGuid()).ToList();
        Assert.Equal(items.Order(), filed.Where(items.Contains).Order());
        Assert.Equal(items.Length, await Intake.CountAsync("from item_custody where id = any($1) and hop = 2", items));
        foreach (var service in Service.All)
            Assert.Equal(0, await RowsOf(service.Name).CountAsync("from kit.parked_message where state = 'OPEN'"));
    }
}
