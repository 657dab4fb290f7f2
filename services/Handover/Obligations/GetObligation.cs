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
        var reader = (await db.ViewerAsync(actor, clock, ct)).Reader;
        var guard = await db.ObligationGuards.AsNoTracking().ReadableBy(reader).SingleOrDefaultAsync(row => row.Id == id, ct)
            ?? throw HandoverRules.ObligationUnknown.Broken();
        await db.DiscloseAsync(actor, "obligation.read", [guard], ct);
        var obligation = await db.Obligations.AsNoTracking().SingleAsync(row => row.Id == id, ct);
        await facts.ReadAsync([obligation.SaleId], [], ct);
        return TypedResults.Ok(ObligationView.Of(obligation, facts, await db.ReadableItemsAsync(facts.WaivedItems, reader, ct)));
    }
}
