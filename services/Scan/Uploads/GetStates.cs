using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Idempotency;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Scanning.Uploads;

/// <summary>Tells where 1 to 500 uploads of the caller's own stand; only what is verified or joined is kept for good (clause 5.9).</summary>
internal static class GetStates
{
    public sealed record Request(IReadOnlyList<Guid>? Ids);

    public sealed record Response(IReadOnlyList<UploadLine> Lines);

    internal static void Map(RouteGroupBuilder uploads) => uploads.MapPost("/states", Handle).OnlyReads();

    private static async Task<Ok<Response>> Handle(Request request, Actor actor, ScanDb db, Language language, CancellationToken ct)
    {
        var ids = Lines.Ids(request.Ids);
        var own = await db.OwnUploadsAsync(actor, ids, ct);
        return TypedResults.Ok(new Response([.. ids.Select((id, index) => own.GetValueOrDefault(id) is { } media
            ? UploadLine.Of(index, media)
            : UploadLine.Of(index, id, ScanRules.UploadUnknown.Broken(), language))]));
    }
}
