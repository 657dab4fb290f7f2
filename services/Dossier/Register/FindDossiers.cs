using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Register;

/// <summary>Shows one dossier or lists those the caller may read, by number or property where one is asked for; a number resolves for ever (AMB-01).</summary>
internal static class FindDossiers
{
    internal static void Map(RouteGroupBuilder dossiers)
    {
        dossiers.MapGet("/{id:guid}", One);
        dossiers.MapGet("/", Handle);
    }

    private static async Task<Ok<DossierView>> One(Guid id, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(await db.ViewAsync(await db.ReadDossier(id, "dossier.read", actor, clock, ct), ct));

    private static async Task<Ok<PageOf<DossierView>>> Handle([AsParameters] Wanted wanted, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var size = Page.Limit(wanted.Limit);
        var reader = await db.ReaderAsync(actor, clock, ct);
        var isNarrowed = wanted.Number is not null || wanted.Property is not null;
        var dossiers = isNarrowed ? db.Dossiers.ReadableBy(reader) : db.ReadableAfter(reader, wanted.After, size + 1);
        if (wanted.Number is { } typed)
        {
            var number = NumberTemplate.Normal(typed);
            dossiers = dossiers.Where(dossier => db.GivenNumbers.Of(actor).Any(given => given.Number == number && given.DossierId == dossier.Id));
        }
        if (wanted.Property is { } property)
            dossiers = dossiers.Where(dossier => dossier.PropertyId == property);
        if (wanted.After is { } last)
            dossiers = dossiers.Where(dossier => dossier.Id > last);
        var rows = await dossiers.AsNoTracking().OrderBy(dossier => dossier.Id).Take(size + 1).ToListAsync(ct);
        var page = Page.Of(rows, size, dossier => dossier.Id);
        await db.DiscloseAsync(actor, "dossier.list", page.Items, ct);
        return TypedResults.Ok(new PageOf<DossierView>(await db.ViewsAsync(page.Items, ct), page.Next));
    }

    /// <summary>What is looked for.</summary>
    internal sealed record Wanted(string? Number, Guid? Property, Guid? After, int? Limit);
}
