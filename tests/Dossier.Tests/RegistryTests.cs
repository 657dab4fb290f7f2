using System.Globalization;
using System.Net;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Npgsql;

namespace ArchivePlatform.Dossiers.Tests;

/// <summary>Tests of the running Dossier service. What the other services announce is published under their own users, so that every order of arrival can be had.</summary>
public abstract class RegistryTests(Platform platform) : PlatformTests(platform)
{
    private static int homes;

    /// <summary>Keeper of the registry.</summary>
    protected Desk Registry => At(People.WangQiang, "dossier");

    /// <summary>Archivist of the custodian department.</summary>
    protected Desk Archivist => At(People.LiMin, "dossier");

    /// <summary>Client-affairs clerk.</summary>
    protected Desk ClientAffairs => At(People.SunQi, "dossier");

    /// <summary>The demonstration company.</summary>
    protected async Task<Answer> CompanyAsync() => await Demo.Acts.RegisterCompanyAsync(Ct);

    /// <summary>Its project 悦海园.</summary>
    protected async Task<Answer> ProjectAsync() => await Demo.Acts.RegisterProjectAsync((await CompanyAsync()).Id, Ct);

    /// <summary>A property code no other test knows.</summary>
    protected static string FreshCode() =>
        string.Create(CultureInfo.InvariantCulture, $"B77U7R{Interlocked.Increment(ref homes):0000}");

    /// <summary>A registered home no other test knows.</summary>
    protected async Task<Answer> HomeAsync() => await Demo.Acts.RegisterPropertyAsync((await ProjectAsync()).Id, FreshCode(), "悦海园77栋", Ct);

    /// <summary>What Intake announces of a fresh item of a property.</summary>
    protected static ItemRegistered Item(Answer property, string group = "A", int pages = 3, long version = 1, string level = "C", string department = "SALES")
    {
        ArgumentNullException.ThrowIfNull(property);
        return new(
            FreshId(), property["companyId"].GetGuid(), property.Id, null, "SALES-000451", department, null, "SALES",
            group == "E" ? "SALES_HISTORY" : "SUBSCRIPTION_LETTER", group, "PAPER", level == "C" ? "认购书 㛃" : "restricted", new(2026, 9, 28), "项目销售组", pages, "ORIGINAL", level, false, [], version,
            TimeProvider.System.GetUtcNow(), "zhaomin", level == "C" ? [] : ["zhaomin"]);
    }

    /// <summary>What Handover announces when items of a property change hands.</summary>
    protected static BatchLinesAccepted Accepted(
        Answer property, IReadOnlyList<ItemRegistered> items, int hop = 1, string department = "GMO", string? team = null, string giver = "SALES")
    {
        ArgumentNullException.ThrowIfNull(property);
        var now = TimeProvider.System.GetUtcNow();
        return new(
            FreshId(), property["companyId"].GetGuid(), "HO-2026-0001", giver, null, department, team, now, now,
            [.. items.Select((item, at) => new AcceptedLine(at + 1, item.ItemId, property.Id, null, item.Pages, hop))], 1, now, "limin");
    }

    /// <summary>Publishes facts of Intake.</summary>
    protected async Task AnnounceAsync(params ItemRegistered[] items)
    {
        foreach (var item in items ?? [])
            await Platform.Broker.TellAsync(item, ct: Ct);
    }

    /// <summary>Publishes a fact of Handover; twice under the same message id it is the same message.</summary>
    protected Task AnnounceAsync(BatchLinesAccepted batch, Guid? messageId = null) =>
        Platform.Broker.TellAsync(batch, messageId, Ct);

    /// <summary>The dossier of a property once it holds that many items in its pool, as the archivist sees it.</summary>
    protected async Task<Answer> PooledAsync(Answer property, int items) => await Eventually.Gives($"{items} items are in the pool", async () =>
    {
        var found = (await DossierOfAsync(property))["items"].EnumerateArray().ToList();
        if (found.Count == 0)
            return null;
        var id = found[0].GetProperty("id").GetGuid();
        var pool = await Archivist.GetAsync($"dossiers/{id}/pool?limit=200", Ct);
        return pool["items"].GetArrayLength() == items ? await Archivist.GetAsync($"dossiers/{id}", Ct) : null;
    }, ct: Ct);

    /// <summary>The dossiers of a property: one or none.</summary>
    protected async Task<Answer> DossierOfAsync(Answer property)
    {
        ArgumentNullException.ThrowIfNull(property);
        return (await Archivist.GetAsync($"dossiers?property={property.Id}", Ct)).Require(HttpStatusCode.OK);
    }

    /// <summary>A numbered dossier with fresh items in its pool, all held by the archive.</summary>
    protected async Task<(Answer Dossier, IReadOnlyList<ItemRegistered> Items)> NumberedAsync(Answer? property = null, params ItemRegistered[] items)
    {
        property ??= await HomeAsync();
        if (items is null || items.Length == 0)
            items = [Item(property), Item(property, pages: 2)];
        await AnnounceAsync(items);
        await AnnounceAsync(Accepted(property, items));
        var dossier = await PooledAsync(property, items.Length);
        return ((await Archivist.PostAsync($"dossiers/{dossier.Id}/formalisation", new { }, dossier.Version, ct: Ct)).Require(HttpStatusCode.OK), items);
    }

    /// <summary>Arranges items into a group, and into a volume where one is named.</summary>
    protected Task<Answer> ArrangeAsync(Answer dossier, string group, string? volume, params ItemRegistered[] items)
    {
        ArgumentNullException.ThrowIfNull(dossier);
        var lines = (items ?? []).Select(item => new { itemId = item.ItemId, group, volume });
        return Archivist.PostAsync($"dossiers/{dossier.Id}/arrangement", new { lines }, dossier.Version, ct: Ct);
    }

    /// <summary>Counts rows of the service's database.</summary>
    protected async Task<long> CountAsync(string table, string where, params object[] values)
    {
        await using var command = Platform.Database("dossier").CreateCommand($"select count(*) from {table} where {where}");
        foreach (var value in values ?? [])
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>A fresh id.</summary>
    protected static Guid FreshId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());
}
