using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Secrecy;

/// <summary>What a second department says to a proposal.</summary>
/// <param name="Act">Its word in the audit trail.</param>
internal sealed record LevelDecision(Guid Dossier, Guid Proposal, bool Confirmed, string Act);

internal static class Deciding
{
    /// <summary>Decides, under the dossier's lock: of two decisions at once one counts and the other finds its version stale.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>DOSSIER_UNKNOWN</c>, <c>LEVEL_PROPOSAL_UNKNOWN</c>, <c>LEVEL_DECIDED</c>, <c>SECOND_APPROVAL_MISSING</c>, <c>SECRECY_CHANGE_FORBIDDEN</c></exception>
    internal static async Task<Ok<LevelView>> DecideAsync(
        this DossierDb db, LevelDecision decision, Actor actor, ExpectedVersion version, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var dossier = await db.LockedDossier(decision.Dossier, actor, clock, ct);
        version.Require(dossier);
        var organisation = await db.Organisation(dossier.CompanyId, today, ct);
        var voice = actor.Voice(organisation);
        var proposal = await db.LevelProposals.SingleOrDefaultAsync(row => row.Id == decision.Proposal && row.DossierId == dossier.Id, ct)
            ?? throw DossierRules.LevelProposalUnknown.Broken();
        var reviewOn = today.AddYears((await db.Policy(dossier.CompanyId, today, ct)).ReviewYears);

        dossier.DecideLevel(proposal, decision.Confirmed, voice, organisation.CustodianDepartment, clock.GetUtcNow(), reviewOn);

        db.Announce(dossier.Changed(clock.GetUtcNow()));
        db.Audit(actor, decision.Act, $"dossier/{dossier.Id}", new { proposal.Id, proposal.From, proposal.To });
        var answer = await db.AnswerAsync(TypedResults.Ok(LevelView.Of(dossier, proposal)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }
}
