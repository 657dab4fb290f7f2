using System.Diagnostics;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Audit;
using ArchivePlatform.ServiceKit.Time;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Operations;

/// <summary>Audit lines of what operations did, in the transaction that did it.</summary>
internal sealed class OperationsAudit(TimeProvider clock)
{
    internal async Task WriteAsync(NpgsqlConnection connection, Actor actor, string action, string subject, string? detail, CancellationToken ct)
    {
        await using var batch = connection.CreateBatch();
        batch.BatchCommands.Add(AuditRows.Of([new AuditEntry(
            "operations",
            clock.NewId(),
            clock.GetUtcNow(),
            actor.Person,
            actor.Machine ? "machine" : "person",
            action,
            subject,
            "done",
            null,
            Activity.Current?.TraceId.ToHexString(),
            detail)]));
        await batch.ExecuteNonQueryAsync(ct);
    }
}
