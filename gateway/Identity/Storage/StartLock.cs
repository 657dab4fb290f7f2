using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Storage;

/// <summary>Locks by which replicas do one thing one after the other.</summary>
internal static class StartLock
{
    internal const long Keys = 7_302_001;
    internal const long Seeding = 7_302_002;

    /// <summary>Takes the lock until the transaction ends.</summary>
    internal static Task LockAsync(this IdentityDb db, long name, CancellationToken ct) =>
        db.Database.ExecuteSqlAsync($"select pg_advisory_xact_lock({name})", ct);
}
