using System.Text.Json.Serialization;

namespace ArchivePlatform.Stations.Platform;

/// <summary>What the station reads of a refusal (RFC 9457).</summary>
internal sealed record Problem(string? Code, string? Title, string? Detail, string? TraceId, string? Error);

/// <summary>What the issuer answers to client credentials (RFC 6749).</summary>
internal sealed record TokenAnswer(
    [property: JsonPropertyName("access_token")] string AccessToken,
    [property: JsonPropertyName("expires_in")] int ExpiresIn);

/// <param name="ItemId">The item the file belongs to.</param>
/// <param name="Size">Bytes.</param>
internal sealed record DeclareLine(Guid ItemId, string Name, long Size, string Sha256, string MediaType, int? Page);

/// <param name="Lines">1 to 500.</param>
internal sealed record DeclareRequest(IReadOnlyList<DeclareLine> Lines);

/// <param name="Status"><c>DECLARED</c> or <c>REFUSED</c>.</param>
internal sealed record DeclaredLine(int Index, string Status, Guid? Id, int? Parts, string? Code, string? Detail);

internal sealed record DeclareAnswer(IReadOnlyList<DeclaredLine> Lines);

/// <param name="From">First part asked for.</param>
/// <param name="Until">Last part asked for.</param>
internal sealed record AddressWish(Guid Id, int From, int Until);

internal sealed record AddressRequest(IReadOnlyList<AddressWish> Lines);

/// <summary>Where and how to send one part.</summary>
/// <param name="Part">From 1.</param>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Headers">To be sent as they are.</param>
internal sealed record Address(int Part, long Offset, long Size, Uri Url, IReadOnlyDictionary<string, string> Headers);

/// <param name="Status"><c>OPEN</c> or <c>REFUSED</c>.</param>
/// <param name="Stored">Parts the store has whole.</param>
/// <param name="ExpiresAt">Until when the addresses are good.</param>
internal sealed record AddressLine(
    int Index, string Status, IReadOnlyList<int>? Stored, IReadOnlyList<Address>? Addresses, DateTimeOffset? ExpiresAt, string? Code, string? Detail);

internal sealed record AddressAnswer(IReadOnlyList<AddressLine> Lines);

/// <param name="Ids">1 to 500, each once.</param>
internal sealed record IdsRequest(IReadOnlyList<Guid> Ids);

/// <summary>Where an upload stands.</summary>
/// <param name="Status"><c>DECLARED</c>, <c>UPLOADED</c>, <c>VERIFIED</c>, <c>JOINED</c>, <c>REJECTED</c>, <c>EXPIRED</c> or <c>REFUSED</c>.</param>
/// <param name="Missing">Numbers of the parts that have not arrived.</param>
internal sealed record UploadLine(int Index, Guid Id, string Status, Guid? MediaId, string? Reason, IReadOnlyList<int>? Missing, string? Code, string? Detail);

internal sealed record UploadAnswer(IReadOnlyList<UploadLine> Lines);
