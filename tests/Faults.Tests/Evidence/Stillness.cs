using ArchivePlatform.Faults.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Evidence;

/// <summary>Knows when everything announced has arrived everywhere: judged by rows, since the broker's own counts lag.</summary>
internal sealed class Stillness(Platform platform)
{
    private IReadOnlyList<Hearing>? hearings;

    /// <summary>Who hears what.</summary>
    public async Task<IReadOnlyList<Hearing>> HearingsAsync(CancellationToken ct) => hearings ??= await Wiring.ReadAsync(platform, ct);

    /// <summary>Waits until every outbox is empty, every announcement is marked by every effect that hears it, and nothing waits.</summary>
    /// <remarks>Two equal looks in a row are needed: an effect may announce something new between reading one database and the next.</remarks>
    public async Task ReachedAsync(CancellationToken ct, TimeSpan? within = null)
    {
        var wiring = await HearingsAsync(ct);
        string? before = null;
        await Eventually.Holds("everything announced has arrived everywhere", async () =>
        {
            var now = await LookAsync(wiring);
            var same = now == before;
            before = now;
            return same;
        }, within ?? TimeSpan.FromSeconds(60), ct);
    }

    /// <returns>What was seen, for comparing with the next look.</returns>
    /// <exception cref="InvalidOperationException">Something is still on its way; says what.</exception>
    private async Task<string> LookAsync(IReadOnlyList<Hearing> wiring)
    {
        var all = Service.All.ToDictionary(service => service.Name, service => new Rows(platform, service.Name));
        foreach (var rows in all.Values)
        {
            Require(await rows.CountAsync("from kit.outbox") == 0, $"{rows.Service} has messages to send");
            Require(await rows.CountAsync("from kit.inbox_waiting") == 0, $"{rows.Service} has messages that wait");
        }
        var seen = 0L;
        foreach (var heard in wiring.GroupBy(hearing => hearing.Exchange))
        {
            var sent = await all[OwnerOf(heard.Key)].ListAsync<Guid>("select id from kit.journal where type = $1", heard.Key);
            seen += sent.Count;
            foreach (var hearing in heard)
            {
                var marks = (await all[hearing.Service].ListAsync<Guid>("select message_id from kit.inbox where consumer = $1", hearing.Queue)).ToHashSet();
                var missing = sent.Count(id => !marks.Contains(id));
                Require(missing == 0, $"{hearing.Queue} has {missing} messages to come");
                seen += marks.Count;
            }
        }
        return $"{seen}";
    }

    private static string OwnerOf(string exchange) => Service.Owning(exchange.Split(':')[0].Split('.')[^1])!.Name;

    private static void Require(bool holds, string otherwise)
    {
        if (!holds)
            throw new InvalidOperationException(otherwise);
    }
}
