using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Properties;

/// <summary>Shows one project or lists the company's, by code where one is asked for.</summary>
internal static class FindProjects
{
    internal static void Map(RouteGroupBuilder projects)
    {
        projects.MapGet("/{id:guid}", One);
        projects.MapGet("/", Handle);
    }

    private static async Task<Ok<ProjectView>> One(Guid id, Actor actor, DossierDb db, CancellationToken ct) =>
        await db.Projects.AsNoTracking().Of(actor).FirstOrDefaultAsync(project => project.Id == id, ct) is { } project
            ? TypedResults.Ok(ProjectView.Of(project))
            : throw DossierRules.ProjectUnknown.Broken();

    private static async Task<Ok<PageOf<ProjectView>>> Handle(
        string? code, Guid? after, int? limit, Actor actor, DossierDb db, CancellationToken ct)
    {
        var size = Page.Limit(limit);
        var projects = db.Projects.AsNoTracking().Of(actor);
        if (code is not null)
            projects = projects.Where(project => project.Code == code);
        if (after is { } last)
            projects = projects.Where(project => project.Id > last);
        var rows = await projects.OrderBy(project => project.Id).Take(size + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of([.. rows.Select(ProjectView.Of)], size, project => project.Id));
    }
}
