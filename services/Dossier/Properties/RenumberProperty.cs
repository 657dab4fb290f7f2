using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Properties;

/// <summary>Gives a re-numbered room its new code; a number its dossier bears stays, and the old code goes to nobody else (clause 5.10.1, AMB-23).</summary>
internal static class RenumberProperty
{
    public sealed record Request(string? PropertyCode, string? Label);

    internal static void Map(RouteGroupBuilder properties) => properties.MapPost("/{id:guid}/renumbering", Handle);

    private static async Task<Ok<PropertyView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var property = await db.Properties.Of(actor).FirstOrDefaultAsync(property => property.Id == id, ct) ?? throw DossierRules.PropertyUnknown.Broken();
        version.Require(property);
        var policy = await db.Policy(property.CompanyId, ArchiveTime.Today(clock), ct);
        var before = property.Code;

        property.Renumber(request.PropertyCode, request.Label, policy.PropertyPattern);
        if (property.Code != before)
        {
            (await TakenCodes.Of(property.ProjectId, [property.Code], db, ct)).RequireFree(property);
            await FollowInDossier(property, actor, db, clock, ct);
        }

        db.Announce(property.Registered(clock.GetUtcNow(), actor.Person));
        db.Audit(actor, "property.renumber", $"property/{id}", new { from = before, to = property.Code });
        try
        {
            return await db.AnswerAsync(TypedResults.Ok(PropertyView.Of(property)), ct);
        }
        catch (DbUpdateException fault) when (fault.Violates(Indexes.PropertyCode))
        {
            throw (await TakenCodes.Of(property.ProjectId, [property.Code], db, ct)).Existing(property.Code);
        }
    }

    private static async Task FollowInDossier(Property property, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        if (await db.Dossiers.FirstOrDefaultAsync(dossier => dossier.PropertyId == property.Id, ct) is not { } dossier)
            return;
        dossier.Renumbered(property);
        db.Announce(dossier.Changed(clock.GetUtcNow()));
        db.Audit(actor, "dossier.renumber", $"dossier/{dossier.Id}", new { property.Code });
    }
}
