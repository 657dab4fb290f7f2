using ArchivePlatform.Handovers.Custodies;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Begins a transfer list, with items or without (clause 5.1.4).</summary>
internal static class DraftBatch
{
    /// <param name="FromTeam">Team that gives; null for the department as a whole.</param>
    /// <param name="ItemIds">0–500 items in the order of the list; null for none.</param>
    public sealed record Request(string? FromDepartment, string? FromTeam, string? ToDepartment, string? ToTeam, IReadOnlyList<Guid>? ItemIds);

    internal static void Map(RouteGroupBuilder batches) => batches.MapPost("/", Handle);

    private static async Task<Created<BatchView>> Handle(Request request, Actor actor, HandoverDb db, TimeProvider clock, CancellationToken ct)
    {
        var from = new Party(Valid.Text(request.FromDepartment, 64, "fromDepartment"), Valid.OptionalText(request.FromTeam, 64, "fromTeam"));
        var to = new Party(Valid.Text(request.ToDepartment, 64, "toDepartment"), Valid.OptionalText(request.ToTeam, 64, "toTeam"));
        var ids = Valid.List(request.ItemIds ?? [], 0, Batch.MostLines, "itemIds");
        var company = await db.CompanyAsync(actor, clock, ct);
        company.RequireKnown(from);
        company.RequireKnown(to);
        var items = await db.OfferedAsync(db.VisibleTo(await db.ViewerAsync(actor, clock, ct)), company.CompanyId, ids, ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var year = ArchiveTime.Today(clock).Year;
        var number = BatchNumber.Of(year, await db.NextBatchAsync(company.CompanyId, year, ct));
        var batch = Batch.Draft(new BatchIdentity(clock.NewId(), company.CompanyId, number), from, to, actor.AsMember(), clock.GetUtcNow());
        if (items.Count > 0)
            batch.List(items, actor.AsMember());

        db.Add(batch);
        db.Announce(BatchNews.Changed(batch, actor.Person, batch.CreatedAt));
        db.Audit(actor, "batch.draft", BatchNews.Subject(batch), new { number, from, to, lines = batch.Lines.Count });
        var answer = await db.AnswerOfferAsync(TypedResults.Created($"/api/handover/batches/{batch.Id}", BatchView.Of(batch)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }
}
