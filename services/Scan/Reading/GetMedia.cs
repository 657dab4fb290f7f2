using ArchivePlatform.Scanning.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>Describes one kept medium (clause 5.9).</summary>
internal static class GetMedia
{
    internal static void Map(RouteGroupBuilder media) => media.MapGet("/{id:guid}", Handle);

    private static async Task<Ok<MediaView>> Handle(Guid id, Actor actor, ScanDb db, TimeProvider clock, CancellationToken ct) =>
        TypedResults.Ok(MediaView.Of((await db.ReadableAsync(id, "media.read", actor, clock, ct)).Media));
}
