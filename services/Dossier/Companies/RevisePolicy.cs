using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Companies;

/// <summary>Adds a revision of the policy, announced whole; earlier revisions stay as they are (clause 0).</summary>
internal static class RevisePolicy
{
    internal static void Map(RouteGroupBuilder companies) => companies.MapPost("/{id:guid}/policy-revisions", Handle);

    private static async Task<Created<PolicyView>> Handle(
        Guid id, PolicyText request, Actor actor, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.OwnCompany(id, actor, ct);

        var revision = company.Revise(request.ToDraft());

        db.Announce(company.Revised(revision, clock.GetUtcNow()));
        db.Audit(actor, "policy.revise", $"company/{id}", new { revision.Revision });
        return await db.AnswerAsync(TypedResults.Created(Locations.PolicyRevision(id, revision.Revision), PolicyView.Of(company, revision)), ct);
    }
}
