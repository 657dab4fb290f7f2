using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Operations;

/// <summary>How the service's messages stand.</summary>
/// <param name="OldestOutboxSeconds">Age of the oldest message not yet confirmed by the broker; 0 when none.</param>
/// <param name="Trouble">Why the dispatcher rests; null when it works.</param>
public sealed record ServiceStatus(string Service, long Outbox, double OldestOutboxSeconds, long Waiting, long Parked, int Schema, string? Trouble);

/// <summary>A read model that may be emptied and refilled, with the queues that feed it.</summary>
public sealed record ModelView(string Model, IReadOnlyList<string> Queues, IReadOnlyList<string> Types);

/// <summary>State of the service and its read models.</summary>
internal sealed class OperationsDesk(NpgsqlDataSource database, EffectRegistry effects, ServiceName service, DispatcherState dispatcher, OperationsAudit audit, TimeProvider clock)
{
    private const string Counts = """
        select (select count(*) from kit.outbox), (select min(created_at) from kit.outbox),
               (select count(*) from kit.inbox_waiting), (select count(*) from kit.parked_message where state = 'OPEN'),
               (select max(version) from kit.schema_version)
        """;

    internal async Task<ServiceStatus> StatusAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand(Counts);
        await using var row = await command.ExecuteReaderAsync(ct);
        await row.ReadAsync(ct);
        var age = await row.IsDBNullAsync(1, ct) ? 0 : (clock.GetUtcNow() - row.GetFieldValue<DateTimeOffset>(1)).TotalSeconds;
        return new(service.Value, row.GetInt64(0), Math.Round(age, 1), row.GetInt64(2), row.GetInt64(3), row.GetInt32(4), dispatcher.Trouble);
    }

    internal IReadOnlyList<ModelView> Models() =>
        [.. effects.All.Where(effect => effect.Model is not null).GroupBy(effect => effect.Model!).Select(View)];

    /// <summary>Empties a read model and forgets that its messages were seen; a replay by their owners then refills it.</summary>
    internal async Task<ModelView> EmptyAsync(string model, Actor actor, CancellationToken ct)
    {
        var feeding = effects.All.Where(effect => effect.Model == model).GroupBy(effect => effect.Model!).FirstOrDefault()
            ?? throw new RequestRefused(Refusals.NotFound);
        var view = View(feeding);
        await using var connection = await database.OpenConnectionAsync(ct);
        await using var transaction = await connection.BeginTransactionAsync(ct);
        // The name comes from the service's own Program, never from the request.
        await ExecuteAsync(connection, $"delete from \"{feeding.Key}\"", [], ct);
        await ExecuteAsync(connection, "delete from kit.inbox where consumer = any($1)", [view.Queues.ToArray()], ct);
        await audit.WriteAsync(connection, actor, "model.emptied", $"model/{feeding.Key}", null, ct);
        await transaction.CommitAsync(ct);
        return view;
    }

    private static ModelView View(IGrouping<string, EffectBinding> effects) =>
        new(effects.Key, [.. effects.Select(effect => effect.Queue)], [.. effects.Select(effect => effect.Exchange).Distinct()]);

    internal static async Task<int> ExecuteAsync(NpgsqlConnection connection, string sql, object[] values, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return await command.ExecuteNonQueryAsync(ct);
    }
}
