using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Shows one obligation (clause 5.2.2).</summary>
internal static class GetObligation
{
    internal static void Map(RouteGroupBuilder obligations) => obligations.MapGet("/{id:guid}", Handle);

    private static async Task<Ok<ObligationView>> Handle(Guid id, Actor actor, HandoverDb db, SaleFacts facts, TimeProvider clock, CancellationToken ct)
    {
        var viewer = await db.ViewerAsync(actor, clock, ct);
        var obligation = await db.Obligations.AsNoTracking().VisibleTo(viewer).SingleOrDefaultAsync(row => row.Id == id, ct)
            ?? throw HandoverRules.ObligationUnknown.Broken();
        await facts.ReadAsync([obligation.SaleId], [], ct);
        return TypedResults.Ok(ObligationView.Of(obligation, facts));
    }
}
