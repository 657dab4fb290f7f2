using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Register;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Filing;

/// <summary>Opens the working dossier of a property; one property, one dossier (clauses 5.1.2, 5.3.1).</summary>
internal static class OpenDossier
{
    /// <summary>In place of the number of a dossier the caller may not read; that the property has one is no secret (clause 5.1.2).</summary>
    private const string Hidden = "…";

    public sealed record Request(Guid? PropertyId);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapPost("/", Handle);

    private static async Task<Created<DossierView>> Handle(Request request, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var propertyId = request.PropertyId ?? throw Valid.Refusal("propertyId", "不能为空", "it is missing");
        var today = ArchiveTime.Today(clock);
        var property = await db.Properties.AsNoTracking().Of(actor).FirstOrDefaultAsync(property => property.Id == propertyId, ct)
            ?? throw DossierRules.PropertyUnknown.Broken();
        var organisation = await db.Organisation(property.CompanyId, today, ct);
        var keeper = organisation.DutiesOn(today).Of(DutyRole.ClientAffairs);
        var isArchivist = actor.IsArchivistOf(organisation.CustodianDepartment);
        DossierRules.NotResponsible.Require(isArchivist || keeper?.Has(actor) == true);

        var dossier = Dossier.Open(clock.NewId(), property, today, isArchivist ? organisation.CustodianDepartment : keeper!.Department);

        db.Add(dossier);
        db.Announce(dossier.Changed(clock.GetUtcNow()));
        db.Audit(actor, "dossier.open", $"dossier/{dossier.Id}", new { propertyId });
        try
        {
            return await db.AnswerAsync(TypedResults.Created(Locations.Dossier(dossier.Id), DossierView.Of(dossier, [])), ct);
        }
        catch (DbUpdateException fault) when (fault.Violates(Indexes.DossierProperty))
        {
            throw await Existing(propertyId, actor, db, clock, ct);
        }
    }

    private static async Task<RuleBroken> Existing(Guid propertyId, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var reader = await db.ReaderAsync(actor, clock, ct);
        var first = await db.Dossiers.AsNoTracking().ReadableBy(reader).FirstOrDefaultAsync(dossier => dossier.PropertyId == propertyId, ct);
        if (first is null)
            return DossierRules.DossierExists.Broken(Hidden);
        await db.DiscloseAsync(actor, null, [first], ct);
        var known = first.Number ?? first.Id.ToString();
        return new RuleBroken(DossierRules.DossierExists, [known]) { Location = Locations.Dossier(first.Id), Existing = known };
    }
}
