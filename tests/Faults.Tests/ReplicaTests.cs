using System.Collections.Concurrent;
using System.Globalization;
using System.Net;
using ArchivePlatform.Faults.Tests.Load;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>Two replicas of every service share the work and never do a thing twice.</summary>
public sealed class ReplicaTests(Platform platform, SecondReplicas second) : FaultTests(platform), IClassFixture<SecondReplicas>
{
    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        await second.StartedAsync(Platform, Ct);
    }

    [Fact]
    public async Task Both_replicas_register_dispatch_and_consume_and_each_item_arrives_once()
    {
        var sale = await Demo.SubscribedSaleAsync(ct: Ct);
        using var ledger = new Ledger("replicas");
        using var load = new Registrations(Platform, [sale], ledger, replicas: 2);

        for (var round = 0; round < 5; round++)
            await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => load.RegisterAsync()));
        await SettledAsync();

        Assert.Equal(100, ledger.Count(Outcome.Acked));
        Assert.Equal((0, 0), await new Oracle(Platform, [sale]).JudgeAsync(ledger));
        Assert.Equal(1, await Handover.CountAsync("from obligation where sale_id = $1", sale.Sale.Id));
        foreach (var (service, work) in new[] { ("intake", "publish "), ("dossier", "apply "), ("handover", "apply ") })
        {
            foreach (var replica in new[] { 1, 2 })
                await WorkedAsync(service, replica, work);
        }
    }

    [Fact]
    public async Task Of_a_hundred_clerks_who_open_one_dossier_at_both_replicas_one_opens_it_and_all_others_are_told_which()
    {
        var property = await Demo.PropertyAsync(Ct);

        var answers = await AtBothAsync(People.SunQi, "dossier", 100, (desk, _) => desk.PostAsync("dossiers", new { propertyId = property.Id }, ct: Ct));

        var opened = Assert.Single(answers, answer => answer.Status == HttpStatusCode.Created);
        var refused = answers.Where(answer => answer != opened).ToList();
        Assert.All(refused, answer => Assert.Equal((HttpStatusCode.Conflict, "DOSSIER_EXISTS"), (answer.Status, answer.Code)));
        Assert.All(refused, answer => Assert.Contains(opened.Id.ToString(), answer.Text, StringComparison.Ordinal));
        Assert.Equal(1, await Dossier.CountAsync("from dossier where property_id = $1", property.Id));
        await SettledAsync();
        Assert.Single(await Journals.NamingAsync("dossier", "DossierChanged", property.Id));
    }

    [Fact]
    [Trait("Abuse", "C3")]
    public async Task Of_sixty_four_equal_posts_under_one_key_at_both_replicas_one_has_an_effect_and_the_others_repeat_or_wait()
    {
        var sale = await Demo.SaleAsync(Ct);
        var body = Material.SubscriptionLetter(Demo.Acts.Today).Body(sale.PropertyId, sale.Sale.Id);
        var key = Secrets.Random(26);

        var answers = await AtBothAsync(People.ZhaoMin, "intake", 64, (desk, _) => desk.PostAsync("items", body, key: key, ct: Ct));

        var done = answers.Where(answer => answer.Status == HttpStatusCode.Created).ToList();
        Assert.NotEmpty(done);
        Assert.Single(done.Select(answer => answer.Id).Distinct());
        Assert.All(answers.Except(done), answer => Assert.Equal((HttpStatusCode.Conflict, "REQUEST_IN_PROGRESS"), (answer.Status, answer.Code)));
        Assert.Equal(1, await Intake.CountAsync("from item where sale_id = $1", sale.Sale.Id));
        Assert.Equal(1, await Intake.CountAsync("from kit.audit_entry where stream = $1", $"item/{done[0].Id}"));
        await SettledAsync();
        Assert.Single(await Journals.NamingAsync("intake", "ItemRegistered", sale.Sale.Id));
    }

    [Fact]
    [Trait("Abuse", "C11")]
    public async Task A_thousand_items_registered_in_parallel_at_both_replicas_have_interim_numbers_without_gap_or_repetition()
    {
        var sale = await Demo.SaleAsync(Ct);
        var letter = Material.SubscriptionLetter(Demo.Acts.Today).Body(sale.PropertyId, sale.Sale.Id);
        var lines = Enumerable.Repeat(letter, 50).ToArray();

        var answers = await AtBothAsync(People.ZhaoMin, "intake", 20, (desk, _) => desk.PostAsync("items/bulk", new { lines }, ct: Ct));

        Assert.All(answers, answer => Assert.All(answer.Require()["lines"].EnumerateArray(), line => Assert.Equal("REGISTERED", line.GetProperty("status").GetString())));
        Assert.Equal(1000, await Intake.CountAsync("from item where sale_id = $1", sale.Sale.Id));
        var numbers = (await Intake.ListAsync<string>("select interim_no from item where department_code = 'SALES'"))
            .Select(number => int.Parse(number.Split('-')[1], CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal(Enumerable.Range(1, numbers.Count), numbers);
        await SettledAsync(TimeSpan.FromSeconds(90));
        Assert.Equal(1000, await Dossier.CountAsync("from known_item where property_id = $1", sale.PropertyId));
        Assert.Equal(1000, await Handover.CountAsync("from sale_item where sale_id = $1", sale.Sale.Id));
    }

    /// <summary>The same act many times at once, half of them at each replica.</summary>
    private async Task<IReadOnlyCollection<Answer>> AtBothAsync(Person person, string service, int times, Func<Desk, int, Task<Answer>> act)
    {
        using var one = new Desk(Platform.As(person, service, 1));
        using var two = new Desk(Platform.As(person, service, 2));
        var answers = new ConcurrentBag<Answer>();
        await Task.WhenAll(Enumerable.Range(0, times).Select(async number => answers.Add(await act(number % 2 == 0 ? one : two, number))));
        return answers;
    }

    /// <summary>The spans of a replica's process show that it did such work.</summary>
    private async Task WorkedAsync(string service, int replica, string work)
    {
        var pid = Platform.Services[service].Replica(replica).Running!.Pid;
        await Eventually.Holds($"replica {replica} of {service} does '{work}…'", async () =>
        {
            foreach (var file in Directory.EnumerateFiles(Platform.Instance.Telemetry, $"{service}-{pid}-*.jsonl"))
            {
                await using var spans = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
                using var reader = new StreamReader(spans);
                if ((await reader.ReadToEndAsync(Ct)).Contains($"\"name\":\"{work}", StringComparison.Ordinal))
                    return true;
            }
            return false;
        }, ct: Ct);
    }
}

/// <summary>A second replica of every service while the tests of one class run.</summary>
public sealed class SecondReplicas : IAsyncDisposable
{
    private Platform? running;

    internal async Task StartedAsync(Platform platform, CancellationToken ct)
    {
        running = platform;
        await Task.WhenAll(platform.Services.Values.Select(service => service.StartAsync(replica: 2, ct: ct)));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (running is not null)
            await Task.WhenAll(running.Services.Values.Select(service => service.StopAsync(replica: 2)));
    }
}
