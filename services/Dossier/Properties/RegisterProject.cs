using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Properties;

/// <summary>Registers a project of the caller's company (clause 2).</summary>
internal static class RegisterProject
{
    public sealed record Request(string? Code, string? Name);

    internal static void Map(RouteGroupBuilder companies) => companies.MapPost("/{id:guid}/projects", Handle);

    private static async Task<Created<ProjectView>> Handle(
        Guid id, Request request, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        if (!await db.Companies.AnyAsync(company => company.Id == id && company.Code == actor.Company, ct))
            throw DossierRules.CompanyUnknown.Broken();

        var project = Project.Register(clock.NewId(), id, actor.Company, request.Code, request.Name);

        db.Add(project);
        db.Announce(project.Registered(clock.GetUtcNow(), actor.Person));
        db.Audit(actor, "project.register", $"project/{project.Id}", new { project.Code });
        try
        {
            return await db.AnswerAsync(TypedResults.Created(Locations.Project(project.Id), ProjectView.Of(project)), ct);
        }
        catch (DbUpdateException fault) when (fault.Violates(Indexes.ProjectCode))
        {
            throw await Existing(project, db, ct);
        }
    }

    private static async Task<RuleBroken> Existing(Project wanted, DossierDb db, CancellationToken ct)
    {
        var id = await db.Projects
            .Where(project => project.CompanyId == wanted.CompanyId && project.Code == wanted.Code)
            .Select(project => project.Id)
            .FirstAsync(ct);
        return new RuleBroken(DossierRules.ProjectExists, [wanted.Code]) { Location = Locations.Project(id), Existing = id.ToString() };
    }
}
