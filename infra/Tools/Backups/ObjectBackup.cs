using System.Security.Cryptography;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Backups;

/// <summary>Copies every version of every object that is not kept yet; what was kept once is never read again.</summary>
internal static class ObjectBackup
{
    private const int AtOnce = 4;

    /// <returns>Everything that is kept of the instance's buckets.</returns>
    internal static async Task<IReadOnlyList<KeptObject>> RunAsync(Site site, string instance, BackupFolder folder, CancellationToken ct)
    {
        Checkout.Private(folder.Objects);
        var kept = KeptObject.Read(folder);
        var known = kept.Select(one => (one.Bucket, one.Key, one.Version)).ToHashSet();
        foreach (var store in site.Buckets(instance).Values)
        {
            var fresh = await store.VersionsAsync(ct).Where(found => !known.Contains((store.Bucket, found.Key, found.Version))).ToListAsync(ct);
            foreach (var some in fresh.Chunk(1_000))
            {
                var copied = new KeptObject[some.Length];
                await Parallel.ForAsync(0, some.Length, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = ct },
                    async (place, each) => copied[place] = await CopyAsync(store, some[place].Key, some[place].Version, folder, each));
                kept.AddRange(copied);
                KeptObject.Write(folder, kept);
            }
        }
        return kept;
    }

    private static async Task<KeptObject> CopyAsync(StoreKey store, string key, string version, BackupFolder folder, CancellationToken ct)
    {
        using var answer = await store.GetAsync(key, version, ct);
        var draft = Path.Combine(folder.Objects, Secrets.Random(16) + ".part");
        try
        {
            var (size, sha256) = await SaveAsync(answer, draft, ct);
            if (size != answer.Content.Headers.ContentLength)
                throw new InvalidOperationException($"{store.Bucket}/{key} broke off after {size} bytes.");
            var file = KeptObject.FileOf(folder, sha256);
            Checkout.Private(Path.GetDirectoryName(file)!);
            File.Move(draft, file, overwrite: true);
            return new(store.Bucket, key, version, size, sha256, answer.Content.Headers.ContentType?.ToString(), await store.LockedUntilAsync(key, version, ct));
        }
        finally
        {
            File.Delete(draft);
        }
    }

    private static async Task<(long Size, string Sha256)> SaveAsync(HttpResponseMessage answer, string path, CancellationToken ct)
    {
        using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var bytes = await answer.Content.ReadAsStreamAsync(ct);
        await using var file = new FileStream(path, new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.Write,
            UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite,
        });
        var buffer = new byte[1 << 17];
        for (int read; (read = await bytes.ReadAsync(buffer, ct)) > 0;)
        {
            digest.AppendData(buffer, 0, read);
            await file.WriteAsync(buffer.AsMemory(0, read), ct);
        }
        file.Flush(flushToDisk: true);
        return (file.Length, Convert.ToHexStringLower(digest.GetHashAndReset()));
    }
}
