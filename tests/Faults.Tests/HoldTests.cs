using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using ArchivePlatform.Faults.Tests.Holds;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>A merger and a loan want one volume at the same moment, and services die on each step between them (AMB-23, decision 0023).</summary>
public sealed class HoldTests(Platform platform) : FaultTests(platform)
{
    private const int InOneBuilding = 100;
    private const int KillEvery = 5;

    private static readonly int Many = Setting.Number("ARCHIVE_HOLD_ROUNDS", 1000);

    /// <summary>Every step of the protocol at which a process may end.</summary>
    private static readonly (string Service, string Failpoint)[] Steps =
    [
        .. from service in (string[])["dossier", "lending"]
           from failpoint in (string[])["outbox.after-commit", "outbox.after-publish", "outbox.after-journal", "inbox.before-commit", "inbox.after-commit"]
           select (service, failpoint),
    ];

    [Fact]
    [Trait("Clause", "AMB-23")]
    public Task A_volume_is_never_both_held_and_lent_whoever_dies_on_the_way() => RunAsync(Steps.Length + 6, killEvery: 1, kills: Steps.Length);

    [Fact(Explicit = true)]
    [Trait("Full", "holds")]
    [Trait("Clause", "AMB-23")]
    public Task A_volume_is_never_both_held_and_lent_in_very_many_rounds() => RunAsync(Many, KillEvery, Many / KillEvery);

    private async Task RunAsync(int rounds, int killEvery, int kills)
    {
        var seed = Setting.Number("ARCHIVE_SEED", RandomNumberGenerator.GetInt32(int.MaxValue));
#pragma warning disable CA5394 // The same rounds must come again for the same seed; nothing secret hangs on them.
        var random = new Random(seed);
        var (ground, verdict, killed) = (new Contests(Platform, Stillness), await Verdict.BeginAsync(Platform), 0);
        for (var building = 0; building * InOneBuilding < rounds; building++)
        {
            var contests = await ground.PrepareAsync(building, Math.Min(InOneBuilding, rounds - building * InOneBuilding), Ct);
            var answers = new List<(Answer Merger, Answer Issue)>();
            foreach (var contest in contests)
            {
                var mergerFirst = random.Next(2) == 0;
                var dies = killed < kills && answers.Count % killEvery == 0;
                answers.Add(dies ? await KillingAsync(contest, Steps[killed++ % Steps.Length]) : await ContestAsync(contest, mergerFirst));
            }
            await SettledAsync(TimeSpan.FromMinutes(3));
            for (var each = 0; each < contests.Count; each++)
                await verdict.JudgeAsync(contests[each], answers[each].Merger, answers[each].Issue);
        }
#pragma warning restore CA5394
        await verdict.NothingIsLeftAsync();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"holds: {rounds} rounds, seed {seed}, {killed} kills: {verdict.Merged} merged, {verdict.Lent} lent, {verdict.Faults.Count} faults"));
        Assert.True(verdict.Faults.Count == 0, $"{verdict.Faults.Count} faults, seed {seed}:\n{string.Join('\n', verdict.Faults.Take(20))}");
    }

    /// <summary>A contest during which a process dies at its fail point and is started again.</summary>
    private async Task<(Answer Merger, Answer Issue)> KillingAsync(Contest contest, (string Service, string Failpoint) step)
    {
        await SettledAsync();
        await RestartAsync(step.Service, step.Failpoint);
        var merging = MergeAsync(contest);
        var issuing = IssueOnceMergingAsync(contest);
        await Platform.Services[step.Service].DiedAsync(TimeSpan.FromSeconds(60), Ct);
        await Platform.Services[step.Service].StartAsync(ct: Ct);
        return (await merging, await issuing);
    }

    /// <summary>Hands the volume out once the merger is committed: else a loan that is quicker would let nobody die.</summary>
    private async Task<Answer> IssueOnceMergingAsync(Contest contest)
    {
        await Eventually.Holds("the merger is committed", async () => await Dossier.CountAsync("from merger where dossier_ids && $1", contest.Dossiers.ToArray()) == 1, TimeSpan.FromMinutes(1), Ct);
        return await IssueAsync(contest);
    }

    /// <summary>Both at once; each goes on asking under its key until it is answered.</summary>
    private async Task<(Answer Merger, Answer Issue)> ContestAsync(Contest contest, bool mergerFirst)
    {
        var first = mergerFirst ? MergeAsync(contest) : IssueAsync(contest);
        var second = mergerFirst ? IssueAsync(contest) : MergeAsync(contest);
        return mergerFirst ? (await first, await second) : (await second, await first);
    }

    private Task<Answer> MergeAsync(Contest contest) =>
        AnsweredAsync("dossier", "mergers", new { propertyId = contest.Successor, dossierIds = contest.Dossiers }, null);

    private Task<Answer> IssueAsync(Contest contest) => AnsweredAsync("lending", $"loans/{contest.Loan.Id}/issue", new { pages = 5 }, contest.Loan.Version);

    private Task<Answer> AnsweredAsync(string service, string path, object body, long? version)
    {
        var key = Secrets.Random(26);
        return Eventually.Gives($"{path} is answered", async () =>
        {
            var answer = await At(People.LiMin, service).PostAsync(path, body, version, key, Ct);
            return answer.Status == HttpStatusCode.ServiceUnavailable || answer.Code == "REQUEST_IN_PROGRESS" ? null : answer;
        }, TimeSpan.FromMinutes(2), Ct);
    }
}
