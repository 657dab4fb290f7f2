using ArchivePlatform.Stack;
using Npgsql;

namespace ArchivePlatform.Benchmarks.Upload;

/// <summary>The demonstration company with items of its sales team, registered at Intake and known to Scan.</summary>
internal sealed class Registration(Instance instance)
{
    private const int MostLines = 500;

    public async Task<IReadOnlyList<Guid>> RunAsync(int number, CancellationToken ct)
    {
        using var acts = new Demonstration(instance);
        var home = await HomeAsync(acts, ct);
        var body = Material.QueueAgreement(acts.Today).Body(home, null);
        var clerk = acts.As(People.ZhaoMin, "intake");
        var items = new List<Guid> { (await clerk.PostWhenKnownAsync("items", body, ct: ct)).Require().Id };
        while (items.Count < number)
        {
            var lines = Enumerable.Repeat(body, Math.Min(MostLines, number - items.Count));
            var answers = (await clerk.PostAsync("items/bulk", new { lines }, ct: ct)).Require()["lines"].EnumerateArray();
            items.AddRange(answers.Select(line => line.GetProperty("status").GetString() is "REGISTERED" or "INCOMPLETE"
                ? line.GetProperty("id").GetGuid()
                : throw new InvalidOperationException($"An item is not registered: {line}")));
        }
        await Eventually.Holds("Scan knows every item", async () => await CountAsync("scan", "known_item", ct) == number, TimeSpan.FromMinutes(2), ct);
        return items;
    }

    /// <summary>Waits until everything announced has been told.</summary>
    public async Task ToldAsync(CancellationToken ct)
    {
        foreach (var service in (string[])["intake", "scan"])
            await Eventually.Holds($"{service} has told everything", async () => await CountAsync(service, "kit.outbox", ct) == 0, TimeSpan.FromMinutes(2), ct);
    }

    private static async Task<Guid> HomeAsync(Demonstration acts, CancellationToken ct)
    {
        var company = await Eventually.Gives("the company is registered", () => acts.RegisterCompanyAsync(ct)!, TimeSpan.FromMinutes(1), ct);
        var project = await acts.RegisterProjectAsync(company.Id, ct);
        await acts.AppointOfficerAsync(People.ZhaoMin, Place.SalesTeam.Department, ct);
        return (await acts.RegisterPropertyAsync(project.Id, "B01U1R0101", "悦海园1栋1单元0101", ct)).Id;
    }

    private async Task<long> CountAsync(string service, string table, CancellationToken ct)
    {
        await using var source = NpgsqlDataSource.Create(instance.AdminConnection(Service.Named(service)));
        await using var command = source.CreateCommand($"select count(*) from {table}");
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}
