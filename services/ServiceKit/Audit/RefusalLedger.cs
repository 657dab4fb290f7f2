using System.Diagnostics;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Audit;

/// <summary>Notes each refusal of a known caller in that caller's stream; bad input never disappears.</summary>
internal sealed partial class RefusalLedger(NpgsqlDataSource database, TimeProvider clock, ILogger<RefusalLedger> log)
{
    private const string Insert = """
        insert into kit.audit_entry (stream, event_id, occurred_at, actor, client, action, object, decision, rule, trace_id)
        values (@stream, @id, @at, @actor, @client, 'request.refused', @object, 'refused', @rule, @trace)
        """;

    internal async Task NoteAsync(Actor actor, HttpContext context, ProblemAnswer answer)
    {
        try
        {
            await using var command = database.CreateCommand(Insert);
            command.Parameters.AddWithValue("stream", $"caller/{actor.Person}");
            command.Parameters.AddWithValue("id", clock.NewId());
            command.Parameters.AddWithValue("at", clock.GetUtcNow());
            command.Parameters.AddWithValue("actor", actor.Person);
            command.Parameters.AddWithValue("client", actor.Machine ? "machine" : "person");
            command.Parameters.AddWithValue("object", Cut($"{context.Request.Method} {context.Request.Path}"));
            command.Parameters.AddWithValue("rule", answer.Code);
            command.Parameters.AddWithValue("trace", (object?)Activity.Current?.TraceId.ToHexString() ?? DBNull.Value);
            await command.ExecuteNonQueryAsync(CancellationToken.None);
        }
        catch (NpgsqlException failure)
        {
            LogLost(log, answer.Code, actor.Person, failure.Message);
        }
    }

    private static string Cut(string text) => text.Length <= 300 ? text : text[..300];

    [LoggerMessage(Level = LogLevel.Error, Message = "Refusal {Code} of {Person} could not be written to the audit trail: {Reason}")]
    private static partial void LogLost(ILogger log, string code, string person, string reason);
}
