namespace ArchivePlatform.ServiceKit.Audit;

/// <summary>One line of the audit trail; the database gives it its place and hash in the stream of its subject.</summary>
/// <param name="Stream">Subject of the stream, for example <c>batch/0192…</c>; one chain each.</param>
/// <param name="Decision"><c>done</c> or <c>refused</c>.</param>
/// <param name="Rule">Code that refused; null when done.</param>
/// <param name="Detail">Small JSON without personal data; null where the action says it all.</param>
public sealed record AuditEntry(
    string Stream,
    Guid EventId,
    DateTimeOffset OccurredAt,
    string Actor,
    string? Client,
    string Action,
    string Object,
    string Decision,
    string? Rule,
    string? TraceId,
    string? Detail);
