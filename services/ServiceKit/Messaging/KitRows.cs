namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>A message on its way out, written in the same transaction as the rows it tells of.</summary>
internal sealed record OutboxRow(Guid Id, string Type, byte[] Body, string? TraceParent, DateTimeOffset CreatedAt, DateTimeOffset? NotBefore);

/// <summary>The first answer to an idempotent request, written in the same transaction as its effect.</summary>
internal sealed record IdempotencyRow(
    string Person,
    string Key,
    byte[] Fingerprint,
    int Status,
    string? Location,
    string? Etag,
    byte[]? Body,
    DateTimeOffset At);
