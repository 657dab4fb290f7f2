using ArchivePlatform.ServiceKit.Audit;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <content>How a save reaches the database in as few statements and round trips as it can.</content>
public abstract partial class ServiceDb
{
    /// <summary>More new rows than this go through an explicit transaction, since they may not fit one batch.</summary>
    private const int OneBatch = 100;

    /// <summary>Up to this many announcements and audit lines travel in the batch of the rows; more are cheaper by a statement of their own.</summary>
    private const int Few = 8;

    private async Task<int> SaveDetectedAsync(bool acceptAllChangesOnSuccess, CancellationToken ct)
    {
        announces |= announced.Count > 0;
        var many = announced.Count + trail.Count > Few;
        if (!many)
            TrackKitRows();
        var ambient = Database.CurrentTransaction is not null;
        await using var own = many && !ambient ? await Database.BeginTransactionAsync(ct) : null;
        Database.AutoTransactionBehavior = ambient || many || !IsSmallInsert() ? AutoTransactionBehavior.WhenNeeded : AutoTransactionBehavior.Never;
        var rows = await base.SaveChangesAsync(acceptAllChangesOnSuccess, ct);
        if (many)
            await InsertKitRowsAsync(ct);
        await WakeWaitingAsync(ct);
        if (own is not null)
            await own.CommitAsync(ct);
        else if (!ambient)
            AfterCommit();
        return rows;
    }

    private void TrackKitRows()
    {
        AddRange(announced);
        AddRange(trail);
        announced.Clear();
        trail.Clear();
    }

    private async Task InsertKitRowsAsync(CancellationToken ct)
    {
        await using var batch = ((NpgsqlConnection)Database.GetDbConnection()).CreateBatch();
        if (announced.Count > 0)
            batch.BatchCommands.Add(OutboxRows.Of(announced));
        if (trail.Count > 0)
            batch.BatchCommands.Add(AuditRows.Of(trail));
        await batch.ExecuteNonQueryAsync(ct);
        announced.Clear();
        trail.Clear();
    }

    private bool IsSmallInsert()
    {
        var count = 0;
        foreach (var entry in ChangeTracker.Entries())
        {
            if (entry.State is EntityState.Modified or EntityState.Deleted)
                return false;
            if (entry.State == EntityState.Added && ++count > OneBatch)
                return false;
        }
        return true;
    }

    private async Task WakeWaitingAsync(CancellationToken ct)
    {
        if (settled.Count == 0)
            return;
        var subjects = settled.ToArray();
        settled.Clear();
        wakes |= await Database.ExecuteSqlAsync(
            $"update kit.inbox_waiting set next_try = {scope.Clock.GetUtcNow()} where subject = any({subjects})", ct) > 0;
    }
}
