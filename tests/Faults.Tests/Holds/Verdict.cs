using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Faults.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Faults.Tests.Holds;

/// <summary>Holds what both services keep of contests against what their callers were told.</summary>
internal sealed class Verdict(Platform platform)
{
    private readonly Rows dossier = new(platform, "dossier");
    private readonly Rows lending = new(platform, "lending");
    private readonly Journals journals = new(platform);
    private readonly List<string> faults = [];
    private long parkedBefore;

    public IReadOnlyList<string> Faults => faults;

    public int Merged { get; private set; }

    public int Lent { get; private set; }

    /// <summary>Looks what other tests left parked, before the first contest.</summary>
    public static async Task<Verdict> BeginAsync(Platform platform)
    {
        var verdict = new Verdict(platform);
        verdict.parkedBefore = await verdict.ParkedAsync();
        return verdict;
    }

    /// <summary>Judges one contest once everything has arrived.</summary>
    /// <param name="merger">What who asked for the merger was told.</param>
    /// <param name="issue">What who handed the volume out was told.</param>
    public async Task JudgeAsync(Contest contest, Answer merger, Answer issue)
    {
        var loan = (string)(await lending.ScalarAsync("select state from loan where id = $1", contest.Loan.Id))!;
        var mergers = await dossier.ListAsync<string>("select state from merger where dossier_ids && $1", contest.Dossiers.ToArray());
        var state = mergers.Count == 0 ? null : mergers[0];
        Require(mergers.Count == ((int)merger.Status == 202 ? 1 : 0), contest, $"{mergers.Count} mergers after {merger}");
        Require((int)merger.Status == 202 || merger.Code == "ON_LOAN", contest, $"the merger was answered {merger}");
        Require((int)issue.Status == 200 ? loan == "ISSUED" : loan == "APPROVED" && issue.Code == "VOLUME_HELD", contest, $"the loan is {loan} after {issue}");
        Require(state is null or "DONE" or "REFUSED", contest, $"the merger is {state}");
        Require(state == "DONE" || loan == "ISSUED", contest, $"neither happened: {state}, {loan}");
        if (state == "DONE" && loan == "ISSUED")
            Require(await LentAfterwardsAsync(contest, merger.Id), contest, "both happened, the loan while the volume was held");
        var frozen = await dossier.CountAsync("from dossier where id = any($1) and successor_id is not null", contest.Dossiers.ToArray());
        Require(frozen == (state == "DONE" ? 2 : 0), contest, $"{frozen} dossiers are frozen, the merger is {state}");
        Require(await lending.CountAsync("from possession where volume_id = $1 and loan_id is not null", contest.Volume) == (loan == "ISSUED" ? 1 : 0), contest, "possession and loan differ");
        (Merged, Lent) = (Merged + (state == "DONE" ? 1 : 0), Lent + (loan == "ISSUED" ? 1 : 0));
        if ((int)merger.Status == 202)
            await SaidOnceAsync(contest, merger.Id, state == "DONE");
    }

    /// <summary>Nothing is held, nobody waits, nothing was parked.</summary>
    public async Task NothingIsLeftAsync()
    {
        foreach (var (what, count) in new[]
        {
            ("holds that are granted", await lending.CountAsync("from hold where state = 'GRANTED'")),
            ("volumes that are held", await lending.CountAsync("from possession where hold_id is not null")),
            ("dossiers that wait for a merger", await dossier.CountAsync("from dossier where merger_id is not null")),
            ("mergers that are pending", await dossier.CountAsync("from merger where state = 'PENDING'")),
            ("messages that were parked", await ParkedAsync() - parkedBefore),
        })
        {
            if (count != 0)
                faults.Add($"{count} {what} are left");
        }
    }

    private async Task<long> ParkedAsync() => await dossier.CountAsync("from kit.parked_message") + await lending.CountAsync("from kit.parked_message");

    private async Task<bool> LentAfterwardsAsync(Contest contest, Guid hold) => await lending.CountAsync(
        "from kit.audit_entry issue join kit.audit_entry ending on ending.occurred_at <= issue.occurred_at where issue.stream = $1 and issue.action = 'loan.issue' and ending.stream = $2 and ending.action = 'hold.end'",
        $"loan/{contest.Loan.Id}", $"hold/{hold}") == 1;

    private async Task SaidOnceAsync(Contest contest, Guid merger, bool done)
    {
        var answers = (await journals.NamingAsync("lending", "HoldGranted", merger)).Count + (await journals.NamingAsync("lending", "HoldRefused", merger)).Count;
        var (asked, released) = ((await journals.NamingAsync("dossier", "HoldRequested", merger)).Count, (await journals.NamingAsync("dossier", "HoldReleased", merger)).Count);
        Require((asked, answers, released) == (1, 1, done ? 1 : 0), contest, $"asked {asked} times, answered {answers} times, released {released} times");
    }

    private void Require(bool holds, Contest contest, string otherwise)
    {
        if (!holds)
            faults.Add($"loan {contest.Loan.Id}: {otherwise}");
    }
}
