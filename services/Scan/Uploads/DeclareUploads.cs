using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Registry;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Uploads;

/// <summary>Declares 1 to 500 files of items that the caller's departments hold, with an answer for each line; where to send the bytes is asked for afterwards (clauses 2, 5.9).</summary>
/// <remarks>The answer is the same whether or not somebody has the same content already (D16): it is always sent in full.</remarks>
internal static class DeclareUploads
{
    /// <param name="Company">Code of the company whose items the lines are about; null for the own one (AMB-33).</param>
    public sealed record Request(IReadOnlyList<MediaLine>? Lines, string? Company);

    /// <param name="Index">Place of the line in the request, from 0.</param>
    /// <param name="Status"><c>DECLARED</c> or <c>REFUSED</c>.</param>
    /// <param name="Plan"><c>SINGLE</c> or <c>MULTIPART</c>; null when refused.</param>
    /// <param name="PartSize">Bytes of every part but the last.</param>
    public sealed record LineAnswer(
        int Index, string Status, Guid? Id, string? Plan, int? Parts, int? PartSize, DateTimeOffset? ExpiresAt, string? Code, string? Clause, string? Detail, string? Field);

    public sealed record Response(IReadOnlyList<LineAnswer> Lines);

    internal static void Map(RouteGroupBuilder uploads) => uploads.MapPost("/", Handle);

    private static async Task<Ok<Response>> Handle(
        Request request, Actor actor, ScanDb db, IOptions<ScanOptions> options, TimeProvider clock, Language language, CancellationToken ct)
    {
        var lines = Valid.List(request.Lines, 1, 500, "lines");
        var viewer = await db.ViewerAsync(actor, request.Company, clock, ct);
        var items = await ItemsAsync(db, viewer, lines, ct);
        await db.RequireRoomAsync(actor, lines.Count, options.Value.MostUnfinished, ct);
        var together = StoreKeys.NewTogether();
        var answers = lines.Select((line, index) => Declare(db, viewer, items, line, index, together, clock, language)).ToList();
        var refused = answers.Where(answer => answer.Code is not null).Select(answer => new { answer.Index, answer.Code }).ToList();
        if (refused.Count > 0)
            db.Audit(actor, "media.refuse-lines", $"bulk/{clock.NewId()}", refused);
        return await db.AnswerAsync(TypedResults.Ok(new Response(answers)), ct);
    }

    /// <summary>The items of the lines that exist for the caller.</summary>
    private static async Task<Dictionary<Guid, HeldItem>> ItemsAsync(ScanDb db, Viewer viewer, IReadOnlyList<MediaLine> lines, CancellationToken ct)
    {
        var ids = lines.Select(line => line.ItemId).OfType<Guid>().Distinct().ToList();
        var guards = await db.ItemGuards.AsNoTracking().ReadableBy(viewer.Reader).Where(item => ids.Contains(item.Id)).ToListAsync(ct);
        await db.DiscloseAsync(viewer.Actor, null, guards, ct);
        return guards.ToDictionary(guard => guard.Id, guard => new HeldItem(guard.Id, guard.CompanyId, guard.Carrier, guard.Holder));
    }

    private static LineAnswer Declare(ScanDb db, Viewer viewer, Dictionary<Guid, HeldItem> items, MediaLine line, int index, string together, TimeProvider clock, Language language)
    {
        try
        {
            if (line.ItemId is not { } id)
                throw Valid.Refusal("itemId", "不能为空", "it is missing");
            var item = items.GetValueOrDefault(id) ?? throw ScanRules.MayArrive(ScanRules.ItemUnknown, id);
            item.RequireHeldBy(viewer.Actor.Departments);
            var media = Media.Declare(clock.NewId(), item, line, StoreKeys.New(together), viewer.Actor.Person, clock.GetUtcNow());
            db.Add(media);
            db.Audit(viewer.Actor, "media.declare", $"media/{media.Id}", new { media.ItemId, media.SizeInBytes, media.Sha256, media.MediaType });
            return new(index, media.State, media.Id, media.Plan.Name, media.Plan.Parts, UploadPlan.PartSize, media.ExpiresAt, null, null, null, null);
        }
        catch (RuleBroken reason)
        {
            return new(index, Lines.Refused, null, null, null, null, null, reason.Rule.Code, reason.Rule.Clause, reason.Sentence(language.Chinese), reason.Field);
        }
    }
}
