using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Secrecy;

/// <summary>Asks for another security level; a raise keeps readers out from now on, and counts for good once the other department agrees (clause 5.1.5).</summary>
internal static class ProposeLevel
{
    private const int MostViewers = 50;

    /// <param name="Level"><c>A</c>, <c>B</c> or <c>C</c>.</param>
    /// <param name="Reason">4–500 characters.</param>
    /// <param name="Viewers">Ids of at most 50 persons who may read it whatever their clearance; whoever must agree has to be able to read it.</param>
    public sealed record Request(string? Level, string? Reason, IReadOnlyList<string>? Viewers);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapPost("/{id:guid}/level-proposals", Handle);

    private static async Task<Ok<LevelView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var draft = Read(request);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var dossier = await db.LockedDossier(id, actor, clock, ct);
        version.Require(dossier);
        var voice = actor.Voice(await db.Organisation(dossier.CompanyId, ArchiveTime.Today(clock), ct));
        var open = await db.LevelProposals.SingleOrDefaultAsync(row => row.DossierId == id && row.State == LevelProposal.Open, ct);

        var proposal = dossier.ProposeLevel(clock.NewId(), draft, open, voice, clock.GetUtcNow());

        db.Add(proposal);
        db.Announce(dossier.Changed(clock.GetUtcNow()));
        db.Audit(actor, "level.propose", $"dossier/{id}", new { proposal.Id, proposal.From, proposal.To, proposal.Reason, proposal.Viewers });
        var answer = await db.AnswerAsync(TypedResults.Ok(LevelView.Of(dossier, proposal)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private static LevelDraft Read(Request request) => new(
        request.Level ?? "",
        Valid.Text(request.Reason, 500, "reason") is { Length: >= 4 } reason ? reason : throw Valid.Refusal("reason", "至少4个字符", "it has at least 4 characters"),
        [.. Valid.List(request.Viewers ?? [], 0, MostViewers, "viewers").Select(viewer => Valid.Text(viewer, 100, "viewers"))]);
}
