using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.Handovers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Obligations;

/// <summary>Does without a missing part of the checklist, or a registered item that cannot be handed over, with reason and approver (clause 5.1.1b, AMB-30).</summary>
internal static class WaivePart
{
    /// <param name="Part">Part of the checklist, for example <c>SUBSCRIPTION_LETTER</c>; null where an item is named.</param>
    /// <param name="ItemId">A covered item; null where a part is named.</param>
    /// <param name="Reason">4–500 characters.</param>
    /// <param name="Approver">Who approved it, 1–100 characters; not the caller.</param>
    public sealed record Request(string? Part, Guid? ItemId, string? Reason, string? Approver);

    internal static void Map(RouteGroupBuilder obligations) => obligations.MapPost("/{id:guid}/waivers", Handle);

    private static async Task<Ok<ObligationView>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, HandoverDb db, ObligationBook book, TimeProvider clock, CancellationToken ct)
    {
        var draft = Read(request);
        var viewer = await db.ViewerAsync(actor, clock, ct);
        var reader = viewer.Reader;
        var guard = await db.ObligationGuards.AsNoTracking().ReadableBy(reader).SingleOrDefaultAsync(row => row.Id == id, ct)
            ?? throw HandoverRules.ObligationUnknown.Broken();
        await db.DiscloseAsync(actor, null, [guard], ct);
        HandoverRules.NotCustodian.Require(viewer.IsArchivist);
        if (draft.ItemId is { } item)
            HandoverRules.PartUnknown.Require((await db.ReadableItemsAsync([item], reader, ct)).Count == 1, item);
        var saleId = await db.Obligations.Where(row => row.Id == id).Select(row => row.SaleId).SingleAsync(ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await book.TakeAsync([saleId], [], ct);
        var obligation = book.Of(saleId);
        version.Require(obligation);
        obligation.RequireMissing(draft, book.Facts.CoveredBy(obligation), book.Facts.WaivedOf(saleId));
        book.Facts.Waive(Waiver.Of(clock.NewId(), obligation, draft, viewer.Member, clock.GetUtcNow()));
        book.Judge(saleId);

        db.Audit(actor, "obligation.waive", $"obligation/{id}", new { draft.Part, draft.ItemId, draft.Reason, draft.Approver });
        var answer = await db.AnswerAsync(TypedResults.Ok(ObligationView.Of(obligation, book.Facts, await db.ReadableItemsAsync(book.Facts.WaivedItems, reader, ct))), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private static WaiverDraft Read(Request request)
    {
        var part = Valid.OptionalText(request.Part, 64, "part");
        if (part is null == request.ItemId is null)
            throw Valid.Refusal("part", "须指明清单项或件，二者取一", "either a part or an item is named");
        return new WaiverDraft(part, request.ItemId, Valid.OptionalText(request.Reason, 500, "reason"), Valid.Text(request.Approver, 100, "approver"));
    }
}
