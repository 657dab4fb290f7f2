using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Registry;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.Scanning.Store;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Idempotency;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Uploads;

/// <summary>Gives addresses for the bytes of 1 to 500 unfinished uploads of the caller's own, but not for parts the store has already: so a client that died goes on where it was (clause 5.9).</summary>
/// <remarks>It may be asked again and again; an address lets its bearer write, so no answer of it is ever kept.</remarks>
internal static class GiveAddresses
{
    /// <summary>Most addresses in one answer.</summary>
    private const int Most = 2_000;

    /// <param name="From">First part asked for; null for the first there is.</param>
    /// <param name="Until">Last part asked for; null for the last there is.</param>
    public sealed record Line(Guid? Id, int? From, int? Until);

    public sealed record Request(IReadOnlyList<Line>? Lines);

    /// <param name="Status"><c>OPEN</c> or <c>REFUSED</c>.</param>
    /// <param name="Stored">Parts the store has whole.</param>
    /// <param name="Next">First part for which there was no room in this answer; null where there was.</param>
    /// <param name="ExpiresAt">Until when the addresses are good.</param>
    public sealed record LineAnswer(
        int Index, Guid? Id, string Status, string? Plan, int? Parts, IReadOnlyList<int>? Stored, IReadOnlyList<UploadAddress>? Addresses, int? Next,
        DateTimeOffset? ExpiresAt, string? Code, string? Clause, string? Detail, string? Field);

    public sealed record Response(IReadOnlyList<LineAnswer> Lines);

    internal static void Map(RouteGroupBuilder uploads) => uploads.MapPost("/addresses", Handle).OnlyReads();

    private static async Task<Ok<Response>> Handle(
        Request request, Actor actor, ScanDb db, Arrivals arrivals, PartStore parts, UploadAddresses addresses, StoreReport report, TimeProvider clock, Language language, CancellationToken ct)
    {
        var lines = Valid.List(request.Lines, 1, 500, "lines");
        var ids = lines.Select(line => line.Id).OfType<Guid>().ToHashSet();
        var own = await db.OwnUploadsAsync(actor, ids, ct);
        var holders = await HoldersAsync(db, own.Values, ct);
        var open = own.Values.Where(media => media.State == MediaState.Declared && clock.GetUtcNow() < media.ExpiresAt).ToList();
        if (open.Count > 0)
            report.RequireSafe();
        await BeginAsync(db, parts, own, open, ct);
        var stored = await arrivals.StoredAsync([.. open.Select(media => own[media.Id])], ct);
        var departments = await DepartmentsAsync(db, actor, own.Values, clock, ct);
        var room = Most;
        return TypedResults.Ok(new Response([.. lines.Select((line, index) => Answer(line, index))]));

        LineAnswer Answer(Line line, int index)
        {
            try
            {
                var media = line.Id is { } id && own.TryGetValue(id, out var found) ? found : throw ScanRules.UploadUnknown.Broken();
                media.RequireOpen(clock.GetUtcNow());
                var holder = holders.GetValueOrDefault(media.ItemId) ?? throw ScanRules.UploadUnknown.Broken();
                holder.RequireHeldBy(departments[media.CompanyId]);
                var (from, until) = Range(line, media.Plan.Parts);
                var wanted = Enumerable.Range(from, until - from + 1).Except(stored[media.Id]).ToList();
                var given = wanted.Take(room).Select(part => addresses.Of(media, part)).ToList();
                room -= given.Count;
                return new(
                    index, media.Id, "OPEN", media.Plan.Name, media.Plan.Parts, stored[media.Id], given, wanted.Count > given.Count ? wanted[given.Count] : null,
                    addresses.GoodUntil, null, null, null, null);
            }
            catch (RuleBroken reason)
            {
                return new(index, line.Id, Lines.Refused, null, null, null, null, null, null, reason.Rule.Code, reason.Rule.Clause, reason.Sentence(language.Chinese), reason.Field);
            }
        }
    }

    private static (int From, int Until) Range(Line line, int parts)
    {
        var from = Valid.Number(line.From ?? 1, 1, parts, "from");
        return (from, Valid.Number(line.Until ?? parts, from, parts, "until"));
    }

    /// <summary>Begins the uploads in parts at the store; of two requests at once the first one's counts, and the store ends the other.</summary>
    private static async Task BeginAsync(ScanDb db, PartStore parts, Dictionary<Guid, Media> own, List<Media> open, CancellationToken ct)
    {
        var begun = await Arrivals.EachAsync(open.Where(media => !media.Plan.IsSingle && media.UploadId is null), parts.BeginAsync, ct);
        if (begun.Count == 0)
            return;
        var (ids, names) = (begun.Keys.ToArray(), begun.Values.ToArray());
        await db.Database.ExecuteSqlAsync(
            $"update media set upload_id = begun.name from unnest({ids}, {names}) as begun (id, name) where media.id = begun.id and media.upload_id is null", ct);
        foreach (var media in await db.Media.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(ct))
            own[media.Id] = media;
    }

    private static async Task<Dictionary<Guid, HeldItem>> HoldersAsync(ScanDb db, IReadOnlyCollection<Media> uploads, CancellationToken ct)
    {
        var items = uploads.Select(media => media.ItemId).Distinct().ToList();
        return await db.ItemGuards.AsNoTracking().Where(item => items.Contains(item.Id))
            .ToDictionaryAsync(item => item.Id, item => new HeldItem(item.Id, item.CompanyId, item.Carrier, item.Holder), ct);
    }

    /// <summary>The departments the caller stands for in each company whose items he uploads for.</summary>
    private static async Task<Dictionary<Guid, IReadOnlySet<string>>> DepartmentsAsync(ScanDb db, Actor actor, IReadOnlyCollection<Media> uploads, TimeProvider clock, CancellationToken ct)
    {
        var departments = new Dictionary<Guid, IReadOnlySet<string>>();
        foreach (var media in uploads.DistinctBy(media => media.CompanyId))
        {
            var viewer = await db.ViewerOfAsync(media.Id, actor, clock, ct);
            departments[media.CompanyId] = viewer.Company?.CompanyId == media.CompanyId ? viewer.Actor.Departments : new HashSet<string>();
        }
        return departments;
    }
}
