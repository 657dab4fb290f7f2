using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Races;

/// <summary>Many archivists number one dossier: it gets its number once (clauses 5.3.1, 5.10.1).</summary>
internal sealed class Numbering(Platform platform) : Race(platform)
{
    private const int Building = 92;

    private (Guid Id, long Version)[] dossiers = [];

    public override string Service => "dossier";

    public override IReadOnlyList<string> Losses { get; } = ["STALE_VERSION", "DOSSIER_ALREADY_NUMBERED"];

    protected override IReadOnlyList<Person> Rivals { get; } = [People.LiMin, People.QianYi];

    public override async Task<IReadOnlyList<string>> PrepareAsync(int rounds, Stillness stillness, CancellationToken ct)
    {
        var homes = await Ground.HomesAsync(Platform, Building, rounds, ct);
        var letters = await Ground.LettersAsync(Platform, homes, ct);
        var batch = await Ground.SubmittedAsync(Platform, Place.Archive, letters, ct);
        await Platform.Demo.Acts.AcceptBatchAsync(People.LiMin, batch, letters, ct);
        await stillness.ReachedAsync(ct, TimeSpan.FromMinutes(3));
        var found = await new Rows(Platform, Service).MapAsync<Guid, long>("select id, version from dossier where property_id = any($1)", homes);
        dossiers = [.. found.Select(dossier => (dossier.Key, dossier.Value))];
        return [.. dossiers.Select(dossier => dossier.Id.ToString())];
    }

    public override async Task<IReadOnlyList<(string What, Dictionary<string, long> Count)>> EffectsAsync() =>
    [
        ("numbers", await CountAsync("select dossier_id::text, count(*) from given_number group by 1")),
        ("audit lines", await CountAsync("select substr(stream, 9), count(*) from kit.audit_entry where action = 'dossier.formalise' group by 1")),
        ("announcements", await CountAsync("""
            select message ->> 'dossierId', count(*) from (select convert_from(body, 'UTF8')::jsonb -> 'message' message from kit.journal where type like '%:DossierChanged') told
            where message ->> 'number' is not null group by 1
            """)),
    ];

    protected override Task<Answer> TryAsync(int round, int caller, Desk desk, string key, CancellationToken ct) =>
        desk.PostAsync($"dossiers/{dossiers[round].Id}/formalisation", new { }, dossiers[round].Version, key, ct);
}
