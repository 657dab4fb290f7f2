using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Properties;

/// <summary>Registers a property of a project after the company's uniform form (clauses 2, 5.1.2, 5.10.1).</summary>
internal static class RegisterProperty
{
    public sealed record Request(string? PropertyCode, string? Label, string? Usage);

    internal static void Map(RouteGroupBuilder projects) => projects.MapPost("/{id:guid}/properties", Handle);

    private static async Task<Created<PropertyView>> Handle(
        Guid id, Request request, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var project = await db.OwnProject(id, actor, ct);
        var policy = await db.Policy(project.CompanyId, ArchiveTime.Today(clock), ct);

        var property = Property.Register(clock.NewId(), project, new(request.PropertyCode, request.Label, request.Usage), policy.PropertyPattern);
        var taken = await TakenCodes.Of(id, [property.Code], db, ct);
        taken.RequireFree(property);

        db.Add(property);
        db.Announce(property.Registered(clock.GetUtcNow(), actor.Person));
        db.Audit(actor, "property.register", $"property/{property.Id}", new { property.Code });
        db.Settle($"property/{property.Id}");
        try
        {
            return await db.AnswerAsync(TypedResults.Created(Locations.Property(property.Id), PropertyView.Of(property)), ct);
        }
        catch (DbUpdateException fault) when (fault.Violates(Indexes.PropertyCode))
        {
            throw (await TakenCodes.Of(id, [property.Code], db, ct)).Existing(property.Code);
        }
    }
}
