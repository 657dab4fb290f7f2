using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Companies;

/// <summary>Adds a revision of the organisation, announced whole (clauses 4.1, 4.2).</summary>
internal static class ReviseOrganisation
{
    public sealed record Request(DateOnly? EffectiveOn, string? CustodianDepartment, IReadOnlyList<Department>? Departments);

    internal static void Map(RouteGroupBuilder companies) => companies.MapPost("/{id:guid}/organisation-revisions", Handle);

    private static async Task<Created<OrganisationView>> Handle(
        Guid id, Request request, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.OwnCompany(id, actor, ct);

        var revision = company.Revise(new OrganisationDraft(request.EffectiveOn, request.CustodianDepartment, request.Departments));

        db.Announce(company.Revised(revision, clock.GetUtcNow(), actor.Person));
        db.Audit(actor, "organisation.revise", $"company/{id}", new { revision.Revision });
        return await db.AnswerAsync(TypedResults.Created(Locations.OrganisationRevision(id, revision.Revision), OrganisationView.Of(company, revision)), ct);
    }
}
