using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Companies;

/// <summary>Shows the caller's company with the organisation and policy in force.</summary>
internal static class GetCompany
{
    internal static void Map(RouteGroupBuilder companies)
    {
        companies.MapGet("/{id:guid}", Handle);
        companies.MapGet("/{id:guid}/organisation-revisions/{revision:int}", Organisation);
        companies.MapGet("/{id:guid}/policy-revisions/{revision:int}", PolicyRevision);
    }

    private static async Task<Ok<CompanyView>> Handle(Guid id, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(CompanyView.Of(await db.OwnCompany(id, actor, ct), ArchiveTime.Today(clock)));

    private static async Task<Results<Ok<OrganisationView>, NotFound>> Organisation(
        Guid id, int revision, Actor actor, DossierDb db, CancellationToken ct)
    {
        var company = await db.OwnCompany(id, actor, ct);
        return company.Organisations.FirstOrDefault(entry => entry.Revision == revision) is { } found
            ? TypedResults.Ok(OrganisationView.Of(company, found))
            : TypedResults.NotFound();
    }

    private static async Task<Results<Ok<PolicyView>, NotFound>> PolicyRevision(
        Guid id, int revision, Actor actor, DossierDb db, CancellationToken ct)
    {
        var company = await db.OwnCompany(id, actor, ct);
        return company.Policies.FirstOrDefault(entry => entry.Revision == revision) is { } found
            ? TypedResults.Ok(PolicyView.Of(company, found))
            : TypedResults.NotFound();
    }
}
