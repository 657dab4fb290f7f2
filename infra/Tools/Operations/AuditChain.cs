using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace ArchivePlatform.Tools.Operations;

/// <summary>One line of the audit trail as a service hands it out.</summary>
internal sealed record AuditLine(
    string Stream, long Sequence, Guid EventId, DateTimeOffset OccurredAt, DateTimeOffset RecordedAt, string Actor, string? OnBehalfOf, string? Client,
    string Action, string Object, string Decision, string? Rule, string? TraceId, string? Detail, int SchemaVersion, string PrevHash, string Hash);

/// <summary>Where a stream ends, as its service keeps it apart from the lines.</summary>
internal sealed record AuditHead(string Stream, long Sequence, string Hash);

/// <summary>What a verification found.</summary>
internal sealed record AuditFindings(int Lines, int Streams, IReadOnlyList<string> Faults);

/// <summary>Follows audit lines in order of stream and sequence; written apart from the code that makes them.</summary>
/// <remarks>
/// hash = SHA-256("archive-audit", version as int4, then each field as its byte length (int4, -1 for null) and its UTF-8 bytes,
/// the sequence as int8 after the stream, then SHA-256 of the detail field, then the previous hash).
/// </remarks>
internal sealed class AuditChain
{
    private readonly List<string> faults = [];
    private readonly Dictionary<string, long> ends = [];
    private AuditLine? last;
    private string? broken;
    private int lines;
    private int streams;

    internal AuditFindings Findings => new(lines, streams, faults);

    /// <summary>Judges the next line; after the first fault of a stream its rest is not judged.</summary>
    internal void Add(AuditLine line)
    {
        lines++;
        var previous = last?.Stream == line.Stream ? last : null;
        streams += previous is null ? 1 : 0;
        last = line;
        ends[line.Stream] = line.Sequence;
        if (broken != line.Stream && Fault(previous, line) is { } kind)
        {
            broken = line.Stream;
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{line.Stream} line {line.Sequence}: {kind}"));
        }
    }

    /// <summary>Judges, after all lines, whether a stream reaches the end its head named before they were read.</summary>
    internal void Reaches(AuditHead head)
    {
        var end = ends.GetValueOrDefault(head.Stream);
        if (end < head.Sequence)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{head.Stream} line {end + 1}: deleted: the stream is cut short, its head names line {head.Sequence}"));
    }

    private static string? Fault(AuditLine? previous, AuditLine line)
    {
        if (line.Sequence != (previous?.Sequence ?? 0) + 1)
            return "deleted: a line before it is missing";
        if (line.PrevHash != (previous?.Hash ?? ""))
            return "forked: it does not follow the line before it";
        return HashOf(line) == line.Hash ? null : "changed: its content does not fit its hash";
    }

    internal static string HashOf(AuditLine line)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData("archive-audit"u8);
        Append(hash, line.SchemaVersion);
        Append(hash, line.Stream);
        Span<byte> sequence = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(sequence, line.Sequence);
        hash.AppendData(sequence);
        foreach (var field in new[]
        {
            line.EventId.ToString("D"), Instant(line.OccurredAt), Instant(line.RecordedAt), line.Actor, line.OnBehalfOf, line.Client,
            line.Action, line.Object, line.Decision, line.Rule, line.TraceId,
        })
        {
            Append(hash, field);
        }
        using var detail = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(detail, line.Detail);
        hash.AppendData(detail.GetHashAndReset());
        hash.AppendData(Convert.FromHexString(line.PrevHash));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static void Append(IncrementalHash hash, string? field)
    {
        var bytes = field is null ? null : Encoding.UTF8.GetBytes(field);
        Append(hash, bytes?.Length ?? -1);
        hash.AppendData(bytes ?? []);
    }

    private static void Append(IncrementalHash hash, int number)
    {
        Span<byte> bytes = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(bytes, number);
        hash.AppendData(bytes);
    }

    private static string Instant(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);
}
