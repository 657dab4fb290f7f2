using System.Globalization;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.Extensions.Options;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Operations;

/// <summary>Which announced messages go again, and to whom.</summary>
/// <param name="Since">Sent at or after this instant.</param>
/// <param name="To">A service, or one queue of a service.</param>
/// <param name="Types">Contracts by exchange name; all when empty.</param>
public sealed record ReplayRequest(DateTimeOffset? Since, string? To, IReadOnlyList<string>? Types);

/// <summary>How many messages went again.</summary>
public sealed record ReplayAnswer(long Sent);

/// <summary>Sends messages of the journal again, with their ids, to one consumer only.</summary>
internal sealed class ReplayDesk(NpgsqlDataSource database, BrokerConnection broker, IOptions<RabbitMqOptions> options, ServiceName service, OperationsAudit audit)
{
    private const int Round = 256;

    private const string Select = """
        select sent_at, sequence, id, type, body, trace_parent from kit.journal
        where (sent_at, sequence) > ($1, $2) and ($3::text[] is null or type = any($3)) order by sent_at, sequence limit $4
        """;

    internal async Task<ReplayAnswer> ReplayAsync(ReplayRequest request, Actor actor, CancellationToken ct)
    {
        var to = Valid.Text(request.To, 200, "to");
        var types = request.Types is { Count: > 0 } ? Valid.List(request.Types, 1, 100, "types").ToArray() : null;
        await NoteAsync(actor, to, request.Since, ct);
        await using var publisher = new Publisher(broker, options);
        var sent = 0L;
        var last = new Place(request.Since?.UtcDateTime ?? DateTime.UnixEpoch, 0);
        while (await PageAsync(last, types, ct) is { Count: > 0 } page)
        {
            var refused = await publisher.SendAsync(
                [.. page.Select(row => row.Departure)], departure => (Topology.ReplayExchange(service.Value), $"{to}/{departure.Type}"), ct);
            if (refused.Count > 0)
                throw new RequestRefused(Refusals.Unavailable);
            sent += page.Count;
            last = page[^1].Place;
        }
        return new ReplayAnswer(sent);
    }

    private async Task<List<(Place Place, Departure Departure)>> PageAsync(Place after, string[]? types, CancellationToken ct)
    {
        await using var command = database.CreateCommand(Select);
        command.Parameters.Add(new() { Value = after.SentAt });
        command.Parameters.Add(new() { Value = after.Sequence });
        command.Parameters.Add(new() { Value = (object?)types ?? DBNull.Value, NpgsqlDbType = NpgsqlTypes.NpgsqlDbType.Array | NpgsqlTypes.NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = Round });
        var page = new List<(Place, Departure)>();
        await using var rows = await command.ExecuteReaderAsync(ct);
        while (await rows.ReadAsync(ct))
            page.Add((
                new(rows.GetDateTime(0), rows.GetInt64(1)),
                new(rows.GetGuid(2), rows.GetString(3), rows.GetFieldValue<byte[]>(4), rows.GetValue(5) as string)));
        return page;
    }

    private async Task NoteAsync(Actor actor, string to, DateTimeOffset? since, CancellationToken ct)
    {
        await using var connection = await database.OpenConnectionAsync(ct);
        var detail = $"{{\"since\":\"{since?.ToString("O", CultureInfo.InvariantCulture) ?? "start"}\"}}";
        await audit.WriteAsync(connection, actor, "journal.replayed", $"replay/{to}", detail, ct);
    }

    /// <summary>A place in the journal: sequences count from 1, so 0 stands before all rows of an instant.</summary>
    private readonly record struct Place(DateTime SentAt, long Sequence);
}
