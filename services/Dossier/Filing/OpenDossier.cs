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
    private const string ClientAffairs = "CLIENT_AFFAIRS";

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
        DossierRules.NotResponsible.Require(actor.Teams.Contains(ClientAffairs) || actor.IsArchivistOf(organisation.CustodianDepartment));

        var dossier = Dossier.Open(clock.NewId(), property, today, OpenerOf(organisation, actor));

        db.Add(dossier);
        db.Announce(dossier.Changed(clock.GetUtcNow()));
        db.Audit(actor, "dossier.open", $"dossier/{dossier.Id}", new { propertyId });
        try
        {
            return await db.AnswerAsync(TypedResults.Created(Locations.Dossier(dossier.Id), DossierView.Of(dossier)), ct);
        }
        catch (DbUpdateException fault) when (fault.Violates(Indexes.DossierProperty))
        {
            throw await Existing(propertyId, actor, db, clock, ct);
        }
    }

    /// <summary>The department for which the caller opens it: the custodian for its archivist, that of the client-affairs group for everybody else.</summary>
    private static string OpenerOf(OrganisationRevision organisation, Actor actor) =>
        actor.IsArchivistOf(organisation.CustodianDepartment) ? organisation.CustodianDepartment
        : organisation.DepartmentOf(ClientAffairs) ?? actor.Departments.Order(StringComparer.Ordinal).FirstOrDefault() ?? organisation.CustodianDepartment;

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
