using System.Net;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Testing;

/// <summary>What holds of every attempt at abuse by somebody known: refused as written, noted once in the caller's audit trail, and nothing done or announced.</summary>
/// <remarks>Everything done stands in the audit trail under its request's trace, in the save that did it; so the trace tells whether anything was.</remarks>
public static class Attempts
{
    private const string Lines = "select coalesce(string_agg(concat_ws(' ', stream, decision, rule), ', '), '') from kit.audit_entry where trace_id = $1";

    private const string Announcements =
        "select (select count(*) from kit.outbox where trace_parent like $1) + (select count(*) from kit.journal where trace_parent like $1) || ''";

    /// <summary>Makes the attempt.</summary>
    /// <param name="by">Who makes it.</param>
    /// <param name="look">Reads what must be the same afterwards, as somebody who may.</param>
    /// <exception cref="InvalidOperationException">Something else happened; says what.</exception>
    public static async Task<Answer> RefusedAsync(
        this Platform platform, Person by, string service, HttpStatusCode status, string code, Func<Task<Answer>> attempt, Func<Task<Answer>>? look = null)
    {
        ArgumentNullException.ThrowIfNull(platform);
        ArgumentNullException.ThrowIfNull(by);
        ArgumentNullException.ThrowIfNull(attempt);
        var before = look is null ? null : (await look()).Require().Text;

        var answer = await attempt();

        Same($"{(int)status} {code}", $"{(int)answer.Status} {answer.Code}", answer);
        Same("urn:archive:problem:" + KebabOf(code), answer["type"].GetString(), answer);
        Same($"caller/{by.Id} refused {code}", await TextAsync(platform, service, Lines, answer.TraceId), answer);
        Same("0", await TextAsync(platform, service, Announcements, $"%{answer.TraceId}%"), answer);
        Same(before, look is null ? null : (await look()).Text, answer);
        return answer;
    }

    private static async Task<string> TextAsync(Platform platform, string service, string sql, string value)
    {
        await using var command = platform.Database(service).CreateCommand(sql);
        command.Parameters.AddWithValue(value);
        return (string)(await command.ExecuteScalarAsync())!;
    }

    private static void Same(string? expected, string? found, Answer answer)
    {
        if (found != expected)
            throw new InvalidOperationException($"'{expected}' was expected and '{found}' found. {answer}");
    }

    private static string KebabOf(string code) => string.Concat(code.Select(letter => letter == '_' ? '-' : char.ToLowerInvariant(letter)));
}
