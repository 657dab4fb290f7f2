using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Properties;

/// <summary>Shows one property or lists the company's, by project or code where one is asked for.</summary>
internal static class FindProperties
{
    internal static void Map(RouteGroupBuilder properties)
    {
        properties.MapGet("/{id:guid}", One);
        properties.MapGet("/", Handle);
    }

    private static async Task<Ok<PropertyView>> One(Guid id, Actor actor, DossierDb db, CancellationToken ct) =>
        await db.Properties.AsNoTracking().Of(actor).FirstOrDefaultAsync(property => property.Id == id, ct) is { } property
            ? TypedResults.Ok(PropertyView.Of(property))
            : throw DossierRules.PropertyUnknown.Broken();

    private static async Task<Ok<PageOf<PropertyView>>> Handle([AsParameters] Wanted wanted, Actor actor, DossierDb db, CancellationToken ct)
    {
        var size = Page.Limit(wanted.Limit);
        var properties = db.Properties.AsNoTracking().Of(actor);
        if (wanted.Project is { } project)
            properties = properties.Where(property => property.ProjectId == project);
        if (wanted.Code is { } typed)
        {
            var code = NumberTemplate.Normal(typed);
            properties = properties.Where(property => property.Code == code);
        }
        if (wanted.After is { } last)
            properties = properties.Where(property => property.Id > last);
        var rows = await properties.OrderBy(property => property.Id).Take(size + 1).ToListAsync(ct);
        return TypedResults.Ok(Page.Of([.. rows.Select(PropertyView.Of)], size, property => property.Id));
    }

    /// <summary>What is looked for.</summary>
    internal sealed record Wanted(Guid? Project, string? Code, Guid? After, int? Limit);
}
