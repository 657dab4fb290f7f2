using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Custodies;

/// <summary>Shows who holds an item and through whose hands it came (clauses 4.2.1, 5.1.6).</summary>
/// <remarks>For departments that hold or held it, and the custodian; for others it does not exist.</remarks>
internal static class GetCustody
{
    /// <summary>The holder and the chain, oldest step first.</summary>
    /// <param name="Id">The item, as <paramref name="ItemId"/>.</param>
    public sealed record Answer(Guid Id, long Version, Guid ItemId, Holder Holder, int Hop, IReadOnlyList<Step> Chain) : IVersioned;

    /// <summary>A department or team.</summary>
    public sealed record Holder(string Department, string? Team);

    /// <summary>One step; the first has no giver and no batch.</summary>
    public sealed record Step(
        int Hop, string? FromDepartment, string? FromTeam, string ToDepartment, string? ToTeam, Guid? BatchId, DateTimeOffset At, string By);

    internal static void Map(RouteGroupBuilder items) => items.MapGet("/{itemId:guid}/custody", Handle);

    private static async Task<Ok<Answer>> Handle(Guid itemId, Actor actor, HandoverDb db, TimeProvider clock, CancellationToken ct)
    {
        var viewer = await db.ViewerAsync(actor, clock, ct);
        var custody = await db.VisibleTo(viewer).AsNoTracking().SingleOrDefaultAsync(row => row.ItemId == itemId, ct)
            ?? throw HandoverRules.MayArrive(HandoverRules.ItemUnknown, itemId);
        var chain = await db.CustodyHops.AsNoTracking().Where(row => row.ItemId == itemId).OrderBy(row => row.Hop).ToListAsync(ct);
        return TypedResults.Ok(new Answer(
            itemId, custody.Version, itemId, new Holder(custody.Holder.Department, custody.Holder.Team), custody.Hop,
            [.. chain.Select(step => new Step(step.Hop, step.FromDepartment, step.FromTeam, step.ToDepartment, step.ToTeam, step.BatchId, step.At, step.By))]));
    }
}
