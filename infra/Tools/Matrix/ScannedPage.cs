using System.Security.Cryptography;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>A page of an item, of content that no other has.</summary>
internal static class ScannedPage
{
    /// <summary>Uploads it and waits until it is kept.</summary>
    /// <returns>Id of the medium.</returns>
    internal static async Task<Guid> KeepAsync(Desk scan, Guid item, CancellationToken ct)
    {
        var (id, end) = await MediumUpload.EndAsync(scan, item, "第1页.tif", "image/tiff", [.. "II*\0"u8, .. RandomNumberGenerator.GetBytes(1_000)], null, ct);
        return end == "VERIFIED" ? id : throw new InvalidOperationException($"The page came to {end}.");
    }
}
