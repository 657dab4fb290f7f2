using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Register;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Mergers;

/// <summary>Begins to merge the dossiers of properties that became one; it is done once Lending keeps all their volumes in place (AMB-23, decision 0023).</summary>
internal static class RequestMerger
{
    private const string Purpose = "MERGER";

    /// <param name="PropertyId">The successor property, registered before.</param>
    /// <param name="DossierIds">2–20 dossiers.</param>
    public sealed record Request(Guid? PropertyId, IReadOnlyList<Guid>? DossierIds);

    internal static void Map(RouteGroupBuilder mergers) => mergers.MapPost("/", Handle);

    private static async Task<Accepted<MergerView>> Handle(Request request, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var propertyId = request.PropertyId ?? throw Valid.Refusal("propertyId", "不能为空", "it is missing");
        var ids = Valid.List(request.DossierIds, 1, 20, "dossierIds").Distinct().Order().ToList();
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var property = await db.Properties.AsNoTracking().Of(actor).FirstOrDefaultAsync(row => row.Id == propertyId, ct) ?? throw DossierRules.PropertyUnknown.Broken();
        var dossiers = new List<Dossier>(ids.Count);
        foreach (var id in ids)
            dossiers.Add(await db.LockedDossier(id, actor, clock, ct));
        actor.RequireArchivist((await db.Organisation(property.CompanyId, ArchiveTime.Today(clock), ct)).CustodianDepartment);
        await db.RequireInPlaceAsync(dossiers, ct);
        (await db.Dossiers.AsNoTracking().FirstOrDefaultAsync(row => row.PropertyId == propertyId, ct))?.RequireUnmerged();
        var now = clock.GetUtcNow();

        var merger = Merger.Request(clock.NewId(), property, dossiers, actor.Person, now);

        db.Add(merger);
        var volumes = dossiers.SelectMany(dossier => dossier.Volumes).Select(volume => volume.Id).ToList();
        db.Announce(new HoldRequested(merger.Id, merger.CompanyId, Purpose, volumes, merger.Version, now, actor.Person));
        db.Audit(actor, "merger.request", $"merger/{merger.Id}", new { propertyId, dossiers = ids });
        foreach (var dossier in dossiers)
        {
            db.Announce(dossier.Changed(now));
            db.Audit(actor, "dossier.hold", $"dossier/{dossier.Id}", new { merger = merger.Id });
        }
        var answer = await db.AnswerAsync(TypedResults.Accepted(Locations.Merger(merger.Id), MergerView.Of(merger)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    /// <summary>Refuses at once what Lending is known to refuse; what it has not told yet it will refuse itself.</summary>
    /// <exception cref="RuleBroken"><c>ON_LOAN</c></exception>
    private static async Task RequireInPlaceAsync(this DossierDb db, IReadOnlyList<Dossier> dossiers, CancellationToken ct)
    {
        var missing = (await db.OutOfPlaceAsync(dossiers, ct)).Select(loan => loan.VolumeId).ToHashSet();
        var first = dossiers.SelectMany(dossier => dossier.Volumes).FirstOrDefault(volume => missing.Contains(volume.Id));
        DossierRules.OnLoan.Require(first is null, first?.Code);
    }
}
