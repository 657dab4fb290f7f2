using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Companies;

/// <summary>Adds a revision of the organisation, announced whole: departments with heads and teams, delegated duties, trusted companies (clauses 4.1–4.4, AMB-33).</summary>
internal static class ReviseOrganisation
{
    /// <param name="Delegations">Duties other departments perform, all of them; null for none.</param>
    /// <param name="Trusts">Companies whose people act in a department, all of them; null for none.</param>
    public sealed record Request(
        DateOnly? EffectiveOn,
        string? CustodianDepartment,
        IReadOnlyList<Department>? Departments,
        IReadOnlyList<Delegation>? Delegations,
        IReadOnlyList<Trust>? Trusts)
    {
        internal OrganisationDraft ToDraft() => new(EffectiveOn, CustodianDepartment, Departments) { Delegations = Delegations, Trusts = Trusts };
    }

    internal static void Map(RouteGroupBuilder companies) => companies.MapPost("/{id:guid}/organisation-revisions", Handle);

    private static async Task<Created<OrganisationView>> Handle(
        Guid id, Request request, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.OwnCompany(id, actor, ct);

        var revision = company.Revise(request.ToDraft());

        db.Announce(company.Revised(revision, clock.GetUtcNow(), actor.Person));
        db.Audit(actor, "organisation.revise", $"company/{id}", new { revision.Revision });
        return await db.AnswerAsync(TypedResults.Created(Locations.OrganisationRevision(id, revision.Revision), OrganisationView.Of(company, revision)), ct);
    }
}
