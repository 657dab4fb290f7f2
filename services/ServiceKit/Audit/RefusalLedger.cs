using System.Collections.Concurrent;
using System.Diagnostics;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Audit;

/// <summary>Notes each refusal of a known caller in that caller's stream; bad input never disappears.</summary>
/// <remarks>
/// One at a time writes, for all that came meanwhile: the lines of one caller stand under one lock, and a connection for each
/// of a hundred refusals at once would leave none for those who are not refused.
/// </remarks>
internal sealed partial class RefusalLedger(NpgsqlDataSource database, TimeProvider clock, ILogger<RefusalLedger> log) : IDisposable
{
    private const int Most = 200;

    private readonly ConcurrentQueue<Line> unwritten = new();
    private readonly SemaphoreSlim pen = new(1);

    /// <summary>Returns when the line is written or, the database being away, logged as lost.</summary>
    internal async Task NoteAsync(Actor actor, HttpContext context, ProblemAnswer answer)
    {
        var line = new Line(new AuditEntry(
            $"caller/{actor.Person}",
            clock.NewId(),
            clock.GetUtcNow(),
            actor.Person,
            actor.Machine ? "machine" : "person",
            "request.refused",
            Cut($"{context.Request.Method} {context.Request.Path}"),
            "refused",
            answer.Code,
            Activity.Current?.TraceId.ToHexString(),
            null));
        unwritten.Enqueue(line);
        await pen.WaitAsync();
        try
        {
            while (!line.IsDone)
                await WriteAsync();
        }
        finally
        {
            pen.Release();
        }
    }

    public void Dispose() => pen.Dispose();

    private async Task WriteAsync()
    {
        var lines = new List<Line>();
        while (lines.Count < Most && unwritten.TryDequeue(out var line))
            lines.Add(line);
        try
        {
            await using var batch = database.CreateBatch();
            batch.BatchCommands.Add(AuditRows.Of([.. lines.Select(line => line.Entry)]));
            await batch.ExecuteNonQueryAsync();
        }
        catch (NpgsqlException failure)
        {
            foreach (var line in lines)
                LogLost(log, line.Entry.Rule, line.Entry.Actor, failure.Message);
        }
        lines.ForEach(line => line.IsDone = true);
    }

    private static string Cut(string text) => text.Length <= 300 ? text : text[..300];

    /// <summary>A line on its way; <see cref="IsDone"/> is set and read under the pen only.</summary>
    private sealed class Line(AuditEntry entry)
    {
        public AuditEntry Entry { get; } = entry;

        public bool IsDone { get; set; }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Refusal {Code} of {Person} could not be written to the audit trail: {Reason}")]
    private static partial void LogLost(ILogger log, string? code, string person, string reason);
}
