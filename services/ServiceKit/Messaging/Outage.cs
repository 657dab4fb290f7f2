using System.Net.Sockets;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Tells a database that is away, or a race that another try wins, from a real fault.</summary>
public static class Outage
{
    /// <summary>The database is down, starting, full of connections or did not answer in time.</summary>
    public static bool Is(Exception exception) => Find(exception) is { } fault && fault switch
    {
        PostgresException postgres => postgres.SqlState.StartsWith("57P", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("08", StringComparison.Ordinal)
            || postgres.SqlState.StartsWith("53", StringComparison.Ordinal)
            || postgres.SqlState is PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.LockNotAvailable
            || postgres.SqlState == "25P03",
        NpgsqlException or SocketException or TimeoutException or EndOfStreamException => true,
        _ => false,
    };

    /// <summary>Another transaction won: a concurrency token, a unique key, a deadlock or a serialisation failure.</summary>
    public static bool IsConflict(Exception exception) =>
        exception is DbUpdateConcurrencyException
        || Postgres(exception) is { SqlState: PostgresErrorCodes.SerializationFailure or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.UniqueViolation };

    /// <summary>Whether a failed save broke the named unique index.</summary>
    public static bool Violates(this DbUpdateException exception, string index) =>
        Postgres(exception) is { SqlState: PostgresErrorCodes.UniqueViolation } violation && violation.ConstraintName == index;

    /// <summary>The database's own error behind an exception; null where there is none.</summary>
    public static PostgresException? Postgres(Exception exception) => Find(exception) as PostgresException;

    private static Exception? Find(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is NpgsqlException or SocketException or TimeoutException or EndOfStreamException)
                return exception.InnerException is PostgresException inner ? inner : exception;
        }
        return null;
    }
}
