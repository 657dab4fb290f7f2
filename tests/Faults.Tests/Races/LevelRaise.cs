using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Races;

/// <summary>Many people of both departments raise one dossier's level: one raise is asked for (clause 5.1.5).</summary>
internal sealed class LevelRaise(Platform platform) : Race(platform)
{
    private const int Building = 91;

    private Answer[] dossiers = [];

    public override string Service => "dossier";

    public override IReadOnlyList<string> Losses { get; } = ["STALE_VERSION", "LEVEL_CHANGE_OPEN"];

    protected override IReadOnlyList<Person> Rivals { get; } = [People.SunQi, People.LiMin, People.WuShi, People.QianYi];

    public override async Task<IReadOnlyList<string>> PrepareAsync(int rounds, Stillness stillness, CancellationToken ct)
    {
        var homes = await Ground.HomesAsync(Platform, Building, rounds, ct);
        var clerk = Platform.At(People.SunQi, "dossier");
        dossiers = await ForEachAsync(rounds, async round => (await clerk.PostAsync("dossiers", new { propertyId = homes[round] }, ct: ct)).Require(), ct);
        return [.. dossiers.Select(dossier => dossier.Id.ToString())];
    }

    public override async Task<IReadOnlyList<(string What, Dictionary<string, long> Count)>> EffectsAsync() =>
    [
        ("proposals", await CountAsync("select dossier_id::text, count(*) from level_proposal group by 1")),
        ("audit lines", await CountAsync("select substr(stream, 9), count(*) from kit.audit_entry where action = 'level.propose' group by 1")),
        ("announcements", await CountAsync("""
            select message ->> 'dossierId', count(*) from (select convert_from(body, 'UTF8')::jsonb -> 'message' message from kit.journal where type like '%:DossierChanged') told
            where message ->> 'securityLevel' <> 'C' group by 1
            """)),
    ];

    /// <summary>Whoever asks names all rivals, so that the losers may still see what they lost.</summary>
    protected override Task<Answer> TryAsync(int round, int caller, Desk desk, string key, CancellationToken ct) => desk.PostAsync(
        $"dossiers/{dossiers[round].Id}/level-proposals",
        new { level = caller % 3 == 0 ? "A" : "B", reason = "涉及诉讼", viewers = Rivals.Select(rival => rival.Id) },
        dossiers[round].Version, key, ct);
}
