using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Faults.Tests.Wire;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests.Load;

/// <summary>Holds the ledger against the rows: acked is once, refused is never, unknown is at most once; and each record has each effect once.</summary>
internal sealed class Oracle(Platform platform, IReadOnlyList<SaleState> sales)
{
    private readonly Guid[] saleIds = [.. sales.Select(sale => sale.Sale.Id)];
    private readonly Rows intake = new(platform, "intake");
    private readonly Rows dossier = new(platform, "dossier");
    private readonly Rows handover = new(platform, "handover");

    /// <summary>Says what was lost and what was doubled; both 0 or the test fails.</summary>
    public async Task<(int Lost, int Doubled)> JudgeAsync(Ledger ledger)
    {
        var records = (await intake.ListAsync<string>("select title || ' ' || id from item where sale_id = any($1)", saleIds))
            .Select(line => line.Split(' ')).ToLookup(words => words[0], words => Guid.Parse(words[1]));
        var faults = new List<string>();
        var (lost, doubled) = (0, 0);
        foreach (var (mark, entry) in ledger.Entries)
        {
            var found = records[mark].ToList();
            if (entry.Outcome == Outcome.Acked && !found.Contains(entry.Id!.Value))
                faults.Add($"{mark} was acked as {entry.Id} and is not there (lost {++lost})");
            if (entry.Outcome == Outcome.Refused && found.Count > 0)
                faults.Add($"{mark} was refused and is there (doubled {++doubled})");
            if (found.Count > 1)
                faults.Add($"{mark} is there {found.Count} times (doubled {++doubled})");
        }
        var items = records.SelectMany(group => group).ToArray();
        foreach (var (what, count) in await EffectsAsync(items))
        {
            lost += items.Count(id => count.GetValueOrDefault(id) == 0);
            doubled += count.Count(pair => pair.Value > 1);
            faults.AddRange(items.Where(id => count.GetValueOrDefault(id) != 1).Select(id => $"item {id}: {count.GetValueOrDefault(id)} {what}, not 1"));
        }
        Assert.True(faults.Count == 0, $"{lost} lost, {doubled} doubled of {items.Length}:\n{string.Join('\n', faults.Take(20))}");
        return (lost, doubled);
    }

    /// <summary>Everything that must exist once for each item, wherever it is.</summary>
    private async Task<List<(string What, Dictionary<Guid, long> Count)>> EffectsAsync(Guid[] items)
    {
        var announced = await intake.MapAsync<Guid, Guid>("""
            select id, ((convert_from(body, 'UTF8')::jsonb) -> 'message' ->> 'itemId')::uuid from kit.journal
            where type like '%:ItemRegistered' and (convert_from(body, 'UTF8')::jsonb) -> 'message' ->> 'saleId' = any($1::text[])
            """, [saleIds.Select(id => id.ToString()).ToArray()]);
        return
        [
            ("announcements", announced.Values.GroupBy(id => id).ToDictionary(group => group.Key, group => group.LongCount())),
            ("audit lines", await CountAsync(intake, """
                select substr(stream, 6)::uuid, count(*) from kit.audit_entry where stream = any(select 'item/' || unnest($1)) group by stream
                """, items)),
            ("items known to Dossier", await CountAsync(dossier, "select item_id, count(*) from known_item where item_id = any($1) group by item_id", items)),
            ("items known to Handover", await CountAsync(handover, "select item_id, count(*) from known_item where item_id = any($1) group by item_id", items)),
            ("items owed by a sale", await CountAsync(handover, "select item_id, count(*) from sale_item where item_id = any($1) group by item_id", items)),
            ("custodies", await CountAsync(handover, "select item_id, count(*) from custody where item_id = any($1) group by item_id", items)),
            .. await MarksAsync(announced),
        ];
    }

    private static Task<Dictionary<Guid, long>> CountAsync(Rows rows, string sql, Guid[] items) => rows.MapAsync<Guid, long>(sql, items);

    /// <summary>Each queue that hears of items has marked each announcement.</summary>
    private async Task<List<(string What, Dictionary<Guid, long> Count)>> MarksAsync(Dictionary<Guid, Guid> announced)
    {
        var all = new List<(string, Dictionary<Guid, long>)>();
        foreach (var hearing in (await Wiring.ReadAsync(platform, TestContext.Current.CancellationToken)).Where(hearing => hearing.Exchange.EndsWith(":ItemRegistered", StringComparison.Ordinal)))
        {
            var marks = await new Rows(platform, hearing.Service).MapAsync<Guid, long>(
                "select message_id, count(*) from kit.inbox where message_id = any($1) and consumer = $2 group by message_id", announced.Keys.ToArray(), hearing.Queue);
            all.Add(($"marks of {hearing.Queue}", marks.GroupBy(mark => announced[mark.Key]).ToDictionary(group => group.Key, group => group.Sum(mark => mark.Value))));
        }
        return all;
    }
}
