using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Scanning.Reading;

/// <summary>A medium as its readers see it.</summary>
/// <param name="Size">Bytes.</param>
/// <param name="JoinedTo">The medium that holds its content; null where it holds it itself.</param>
/// <param name="LockedUntil">Until when nobody can remove it; null where another one holds the content.</param>
public sealed record MediaView(
    Guid Id, long Version, Guid ItemId, string Name, string MediaType, long Size, string Sha256, int? Page, string State, Guid? JoinedTo,
    DateTimeOffset? VerifiedAt, DateTimeOffset? LockedUntil, string DeclaredBy) : IVersioned
{
    internal static MediaView Of(Media media) => new(
        media.Id, media.Version, media.ItemId, media.Name, media.MediaType, media.SizeInBytes, media.Sha256, media.Page, media.State, media.JoinedTo,
        media.DecidedAt, media.LockedUntil, media.DeclaredBy);
}
