using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Obligations;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Accepts offered lines, some or all; custody passes at once and obligations are judged (clauses 5.1.4, 5.2.2, AMB-27, AMB-30).</summary>
internal static class AcceptLines
{
    /// <param name="ItemIds">1–500 items; null for every line that is offered.</param>
    public sealed record Request(IReadOnlyList<Guid>? ItemIds);

    internal static void Map(RouteGroupBuilder batches) => batches.MapPost("/{id:guid}/acceptances", Handle);

    /// <remarks>Of two acceptances at once the later one waits for the batch's lock and finds a newer version.</remarks>
    private static async Task<Ok<BatchView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, HandoverDb db, ObligationBook book, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var items = request.ItemIds is null ? null : Valid.List(request.ItemIds, 1, Batch.MostLines, "itemIds");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.Database.ExecuteSqlAsync($"select 1 from batch where id = {id} for update", ct);
        var (batch, receiver) = await db.BatchAsync(id, actor, clock, ct);
        version.Require(batch);

        var accepted = batch.Accept(items, receiver.Member, now);

        var steps = await PassCustodyAsync(db, batch, accepted, receiver.Company!, now, ct);
        await JudgeAsync(book, steps, ct);
        foreach (var news in BatchNews.Accepted(batch, accepted, steps, actor.Person, now))
            db.Announce(news);
        db.Announce(BatchNews.Changed(batch, actor.Person, now));
        db.Audit(actor, "batch.accept", BatchNews.Subject(batch), new { lines = accepted.Select(line => line.Seq) });
        var answer = await db.AnswerAsync(TypedResults.Ok(BatchView.Of(batch)), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private static async Task<Dictionary<Guid, CustodyHop>> PassCustodyAsync(
        HandoverDb db, Batch batch, IReadOnlyList<BatchLine> accepted, KnownOrganisation company, DateTimeOffset now, CancellationToken ct)
    {
        var ids = accepted.Select(line => line.ItemId).ToList();
        var custodies = await db.Custodies.Where(custody => ids.Contains(custody.ItemId)).ToDictionaryAsync(custody => custody.ItemId, ct);
        var toCustodian = batch.To.Department == company.CustodianDepartment;
        var toClientAffairs = company.DutiesOn(ArchiveTime.DateOf(now)).Of(DutyRole.ClientAffairs)?.Is(batch.To.Department, batch.To.Team) == true;
        var steps = accepted.ToDictionary(
            line => line.ItemId,
            line => custodies[line.ItemId].Pass(
                new Transfer(batch.Id, batch.From, batch.To, toCustodian, toClientAffairs, line.SubmittedAt!.Value, now, line.DecidedBy!)));
        db.AddRange(steps.Values);
        return steps;
    }

    private static async Task JudgeAsync(ObligationBook book, Dictionary<Guid, CustodyHop> steps, CancellationToken ct)
    {
        await book.TakeAsync([], steps.Keys, ct);
        foreach (var step in steps.Values)
            book.Facts.Add(step);
        foreach (var sale in steps.Keys.Select(book.Facts.SaleOf).OfType<Guid>().Distinct().ToList())
            book.Judge(sale);
    }
}
