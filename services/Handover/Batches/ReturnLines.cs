using ArchivePlatform.Handovers.Calendars;
using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Handovers.Batches;

/// <summary>Sends lines back to the giver, each with its reason and the day to offer it again (AMB-27).</summary>
internal static class ReturnLines
{
    /// <param name="Lines">1–500 lines.</param>
    public sealed record Request(IReadOnlyList<Line>? Lines);

    /// <param name="Reason">Why, 1–500 characters.</param>
    public sealed record Line(Guid ItemId, string? Reason);

    internal static void Map(RouteGroupBuilder batches) => batches.MapPost("/{id:guid}/returns", Handle);

    private static async Task<Ok<BatchView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, HandoverDb db, CalendarDesk calendars, TimeProvider clock, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var items = Valid.List(request.Lines, 1, Batch.MostLines, "lines")
            .Select(line => new ReturnedItem(line.ItemId, Valid.OptionalText(line.Reason, 500, "reason"))).ToList();
        var (batch, receiver) = await db.BatchAsync(id, actor, clock, ct);
        version.Require(batch);
        var today = ArchiveTime.DateOf(now);
        var term = (await db.PoliciesOfAsync([batch.CompanyId], ct)).InForce(batch.CompanyId, today) ?? Term.Default;
        var resubmitBy = (await calendars.CurrentAsync(ct)).With(term.CompanyDays).Due(today, Batch.ResubmitDays).On;

        var returned = batch.Return(items, resubmitBy, receiver.Member, now);

        db.Announce(BatchNews.Returned(batch, returned, actor.Person, now));
        db.Announce(BatchNews.Changed(batch, actor.Person, now));
        db.Audit(actor, "batch.return", BatchNews.Subject(batch), new { lines = returned.Select(line => line.Seq), resubmitBy });
        return await db.AnswerAsync(TypedResults.Ok(BatchView.Of(batch)), ct);
    }
}
