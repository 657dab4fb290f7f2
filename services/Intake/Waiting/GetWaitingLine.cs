using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Waiting;

/// <summary>Tells the department what became of a bulk line that was put aside; once it is an item, it is as secret as that (clause 5.1.5).</summary>
internal static class GetWaitingLine
{
    /// <param name="Status"><c>WAITING</c>, <c>REGISTERED</c> (the item has the same id) or <c>REFUSED</c>.</param>
    /// <param name="Code">What the line waits for or was refused with; null once registered.</param>
    /// <param name="Until">Last moment at which the line is tried.</param>
    public sealed record Response(
        Guid Id, long Version, string Status, string? Code, string? Clause, string? Detail, DateTimeOffset ReceivedAt, DateTimeOffset Until, ItemLine Line) : IVersioned;

    internal static void Map(RouteGroupBuilder items) => items.MapGet("/waiting/{id:guid}", Handle);

    private static async Task<Ok<Response>> Handle(Guid id, Actor actor, IntakeDb db, Language language, TimeProvider clock, CancellationToken ct)
    {
        var (company, reader) = await db.StandingInAsync(actor, db.WaitingLines.Where(row => row.Id == id).Select(row => row.CompanyId), clock, ct);
        var line = await db.WaitingLines.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
        IGuarded? guard = await db.ItemGuards.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, ct);
        guard ??= line;
        if (line is null || guard is null || !company.ReaderOf(reader, ArchiveTime.Today(clock)).MayRead(guard))
            throw IntakeRules.ItemUnknown.Broken();
        await db.DiscloseAsync(actor, "item.view-waiting", [guard], ct);
        return TypedResults.Ok(new Response(
            line.Id,
            line.Version,
            line.State,
            line.Code,
            line.Clause,
            language.Chinese ? line.DetailZh : line.DetailEn,
            line.ReceivedAt,
            line.Until,
            line.Line));
    }
}
