using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Races;

/// <summary>Many receivers accept one batch: custody passes once (clause 5.1.4).</summary>
internal sealed class Acceptance(Platform platform) : Race(platform)
{
    private Answer[] batches = [];

    public override string Service => "handover";

    public override IReadOnlyList<string> Losses { get; } = ["STALE_VERSION", "BATCH_ALREADY_ACCEPTED"];

    protected override IReadOnlyList<Person> Rivals { get; } = [People.SunQi, People.WuShi];

    public override async Task<IReadOnlyList<string>> PrepareAsync(int rounds, Stillness stillness, CancellationToken ct)
    {
        var home = await Platform.Demo.PropertyAsync(ct);
        var letters = await Ground.LettersAsync(Platform, Enumerable.Repeat(home.Id, rounds), ct);
        batches = await ForEachAsync(rounds, round => Ground.SubmittedAsync(Platform, Place.ClientAffairs, [letters[round]], ct), ct);
        return [.. batches.Select(batch => batch.Id.ToString())];
    }

    public override async Task<IReadOnlyList<(string What, Dictionary<string, long> Count)>> EffectsAsync() =>
    [
        ("steps of custody", await CountAsync("select batch_id::text, count(*) from custody_hop where batch_id is not null group by 1")),
        ("audit lines", await CountAsync("select substr(stream, 7), count(*) from kit.audit_entry where action = 'batch.accept' group by 1")),
        ("announcements", await CountAsync(
            "select convert_from(body, 'UTF8')::jsonb -> 'message' ->> 'batchId', count(*) from kit.journal where type like '%:BatchLinesAccepted' group by 1")),
    ];

    protected override Task<Answer> TryAsync(int round, int caller, Desk desk, string key, CancellationToken ct) =>
        desk.PostAsync($"batches/{batches[round].Id}/acceptances", new { }, batches[round].Version, key, ct);
}
