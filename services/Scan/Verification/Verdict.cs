using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.Scanning.Store;

namespace ArchivePlatform.Scanning.Verification;

/// <summary>What is to become of an upload: as each begins, it is kept, until something speaks against it.</summary>
/// <param name="End"><c>VERIFIED</c>, <c>JOINED</c> or one of <see cref="RejectReason"/>.</param>
/// <param name="Digests">Digests of its stretches, once it was read; null of one that is turned down.</param>
/// <param name="First">The medium that has the same content, where it is joined.</param>
/// <param name="Lock">The lock its upload came with, as the store told when it was read; null where there was none.</param>
/// <param name="LockedUntil">Until when the store lets nobody remove it, once it is locked.</param>
internal sealed record Verdict(Media Media, string End = MediaState.Verified, byte[]? Digests = null, Guid? First = null, Retention? Lock = null, DateTimeOffset? LockedUntil = null)
{
    /// <summary>Whether it is to be kept.</summary>
    public bool Keeps => End == MediaState.Verified;
}
