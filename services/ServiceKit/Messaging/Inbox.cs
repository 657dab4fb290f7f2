using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Why a message is parked.</summary>
internal sealed record ParkReason(string Code, string Sentence, int Attempts)
{
    /// <summary>What went wrong at the bottom of a fault: the wrapping around it helps nobody.</summary>
    internal static string Of(Exception fault) => $"{fault.GetBaseException().GetType().Name}: {fault.GetBaseException().Message}";
}

/// <summary>Marks what has been seen, and keeps what cannot be applied now or ever; each in one transaction with the mark.</summary>
internal sealed class Inbox(NpgsqlDataSource database, TimeProvider clock, WaitingSignal signal)
{
    private static readonly TimeSpan FirstRest = TimeSpan.FromSeconds(1);

    private const string Mark = "insert into kit.inbox (message_id, consumer, at) values ($1, $2, $3) on conflict do nothing";

    /// <summary>Marks the messages as seen and answers those that were not; the marks stand or fall with the transaction.</summary>
    internal async Task<IReadOnlyList<Parcel<T>>> ClaimAsync<T>(ServiceDb db, IReadOnlyList<Parcel<T>> parcels, string queue, CancellationToken ct) where T : class
    {
        var ids = parcels.Select(parcel => parcel.Id).ToArray();
        var fresh = (await db.Database.SqlQuery<Guid>($"""
            insert into kit.inbox (message_id, consumer, at) select unnest({ids}), {queue}, {clock.GetUtcNow()}
            on conflict do nothing returning message_id
            """).ToListAsync(ct)).ToHashSet();
        return fresh.Count == parcels.Count ? parcels : [.. parcels.Where(parcel => fresh.Remove(parcel.Id))];
    }

    /// <summary>Takes a message out of the waiting room; false where it has left already.</summary>
    internal static async Task<bool> LeaveWaitingAsync<T>(ServiceDb db, Parcel<T> parcel, string queue, CancellationToken ct) where T : class =>
        await db.Database.ExecuteSqlAsync($"delete from kit.inbox_waiting where consumer = {queue} and message_id = {parcel.Id}", ct) == 1;

    /// <summary>Lets a message wait for its cause.</summary>
    internal Task WaitAsync<T>(Parcel<T> parcel, string queue, NotYet notYet, CancellationToken ct) where T : class
    {
        var now = clock.GetUtcNow();
        return WaitAsync(new StoredMessage(parcel.Id, queue, parcel.Envelope(), parcel.Owner, parcel.TraceParent, 1, now), notYet, now + FirstRest, ct);
    }

    /// <summary>Lets a message that the broker gave up be tried again here.</summary>
    internal Task RescueAsync(StoredMessage message, string reason, CancellationToken ct) =>
        WaitAsync(message, new NotYet("rescued", reason), clock.GetUtcNow(), ct);

    /// <summary>Parks a message for a person to look at.</summary>
    internal Task ParkAsync<T>(Parcel<T> parcel, EffectBinding binding, ParkReason reason, CancellationToken ct) where T : class
    {
        const string insert = """
            insert into kit.parked_message (id, message_id, consumer, type, owner, body, trace_parent, code, reason, attempts, parked_at)
            values ($4, $1, $2, $5, $6, $7, $8, $9, $10, $11, $3)
            """;
        return InOneAsync(parcel.Id, binding.Queue, clock.GetUtcNow(), insert,
            [clock.NewId(), binding.Exchange, parcel.Owner, parcel.Envelope(), (object?)parcel.TraceParent ?? DBNull.Value, reason.Code, reason.Sentence, reason.Attempts], ct);
    }

    private async Task WaitAsync(StoredMessage message, NotYet notYet, DateTimeOffset nextTry, CancellationToken ct)
    {
        const string insert = """
            insert into kit.inbox_waiting (message_id, consumer, subject, reason, body, owner, trace_parent, attempts, first_at, next_try)
            values ($1, $2, $4, $5, $6, $7, $8, $9, $3, $10) on conflict do nothing
            """;
        await InOneAsync(message.Id, message.Queue, message.FirstAt, insert,
            [notYet.Subject, notYet.Message, message.Envelope, message.Owner, (object?)message.TraceParent ?? DBNull.Value, message.Attempts, nextTry], ct);
        signal.Set();
    }

    /// <summary>Marks and stores together; stores nothing for a message seen before.</summary>
    private async Task InOneAsync(Guid id, string queue, DateTimeOffset now, string insert, object[] values, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        if (await ExecuteAsync(connection, Mark, [id, queue, now], ct) == 1)
            await ExecuteAsync(connection, insert, [id, queue, now, .. values], ct);
        await transaction.CommitAsync(ct);
    }

    private static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(ct);
    }
}
