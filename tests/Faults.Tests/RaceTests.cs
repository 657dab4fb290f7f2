using System.Security.Cryptography;
using ArchivePlatform.Faults.Tests.Races;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>Thirty-two callers at both replicas want the same thing at the same moment, round after round.</summary>
public sealed class RaceTests(Platform platform, SecondReplicas second) : FaultTests(platform), IClassFixture<SecondReplicas>
{
    private const int Few = 5;

    private static readonly int Many = Setting.Number("ARCHIVE_RACE_ROUNDS", 500);

    public static TheoryData<string> Kinds => [nameof(Acceptance), nameof(LevelRaise), nameof(Numbering), nameof(OfficerChange)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public Task Each_round_has_one_winner_one_effect_and_refusals_for_all_others(string kind) => RunAsync(kind, Few);

    [Theory(Explicit = true)]
    [Trait("Full", "races")]
    [MemberData(nameof(Kinds))]
    public Task Each_of_very_many_rounds_has_one_winner_one_effect_and_refusals_for_all_others(string kind) => RunAsync(kind, Many);

    private async Task RunAsync(string kind, int rounds)
    {
        await second.StartedAsync(Platform, Ct);
        var seed = Setting.Number("ARCHIVE_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));
        using var race = RaceOf(kind);
        var subjects = await race.PrepareAsync(rounds, Stillness, Ct);
        var referee = new Referee(race, seed);

        Console.WriteLine(await referee.RunAsync(subjects, () => SettledAsync(TimeSpan.FromMinutes(3)), Ct));

        Assert.Equal(rounds, subjects.Distinct().Count());
        Assert.True(referee.Faults.Count == 0, $"{referee.Faults.Count} faults, seed {seed}:\n{string.Join('\n', referee.Faults.Take(20))}");
    }

    private Race RaceOf(string kind) => kind switch
    {
        nameof(Acceptance) => new Acceptance(Platform),
        nameof(LevelRaise) => new LevelRaise(Platform),
        nameof(Numbering) => new Numbering(Platform),
        nameof(OfficerChange) => new OfficerChange(Platform),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}
