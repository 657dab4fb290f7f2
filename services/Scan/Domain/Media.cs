using System.Buffers;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Scanning.Domain;

/// <summary>One file of an item, from its declaration until it is kept or turned down (clauses 2, 5.9, AMB-28).</summary>
internal sealed class Media : IVersioned
{
    private static readonly SearchValues<char> Hexadecimal = SearchValues.Create("0123456789abcdef");

    /// <summary>How long an upload may take from its declaration to its confirmation.</summary>
    public static readonly TimeSpan OpenFor = TimeSpan.FromHours(48);

    private Media()
    {
    }

    public Guid Id { get; private init; }

    public Guid CompanyId { get; private init; }

    public Guid ItemId { get; private init; }

    /// <summary>As its maker named it.</summary>
    public string Name { get; private init; } = "";

    public string MediaType { get; private init; } = "";

    /// <summary>Bytes, as declared and, once kept, as they are.</summary>
    public long SizeInBytes { get; private init; }

    /// <summary>Lower-case hexadecimal digits, as declared and, once kept, as they are.</summary>
    public string Sha256 { get; private init; } = "";

    /// <summary>From 1; null where it shows no single page.</summary>
    public int? Page { get; private init; }

    /// <summary>Its place in the store, which says nothing and cannot be guessed.</summary>
    public string Key { get; private init; } = "";

    /// <summary>The store's name of the upload in parts; null before the first address is given and for single ones.</summary>
    public string? UploadId { get; private set; }

    /// <summary>One of <see cref="MediaState"/>.</summary>
    public string State { get; private set; } = "";

    /// <summary>One of <see cref="RejectReason"/> once it is turned down.</summary>
    public string? Reason { get; private set; }

    /// <summary>The medium that holds its content, once it is joined.</summary>
    public Guid? JoinedTo { get; private set; }

    /// <summary>The store's name of exactly these bytes, from the confirmation on; whatever is put under the key later has another.</summary>
    public string? StoreVersion { get; private set; }

    /// <summary>Until when nobody can remove it, once it is kept.</summary>
    public DateTimeOffset? LockedUntil { get; private set; }

    public string DeclaredBy { get; private init; } = "";

    public DateTimeOffset DeclaredAt { get; private init; }

    /// <summary>When it is given up unless it is confirmed before.</summary>
    public DateTimeOffset ExpiresAt { get; private init; }

    public DateTimeOffset? ConfirmedAt { get; private set; }

    /// <summary>When it was kept, joined, turned down or given up.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    public long Version { get; private set; }

    /// <summary>How its bytes travel.</summary>
    public UploadPlan Plan => new(SizeInBytes);

    /// <summary>Declares a file of an item that one of the uploader's departments holds.</summary>
    /// <param name="key">Its place in the store, fresh and unguessable.</param>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>FILENAME_INVALID</c>, <c>MEDIA_TYPE_NOT_ALLOWED</c>, <c>MEDIA_FOREIGN_TO_CARRIER</c>, <c>EMPTY_FILE</c>, <c>MEDIA_TOO_LARGE</c></exception>
    public static Media Declare(Guid id, HeldItem item, MediaLine line, string key, string by, DateTimeOffset now)
    {
        var name = MediaName.Read(line.Name);
        var format = MediaFormat.Declared(line.MediaType, name);
        ScanRules.ForeignToCarrier.Require(format.Carriers.Contains(item.Carrier), item.Carrier, format.MediaType);
        return new Media
        {
            Id = id,
            CompanyId = item.CompanyId,
            ItemId = item.ItemId,
            Name = name.Text,
            MediaType = format.MediaType,
            SizeInBytes = SizeOf(line),
            Sha256 = DigestOf(line),
            Page = line.Page is null ? null : Valid.Number(line.Page, 1, 99_999, "page"),
            Key = key,
            State = MediaState.Declared,
            DeclaredBy = by,
            DeclaredAt = now,
            ExpiresAt = now + OpenFor,
            Version = 1,
        };
    }

    /// <summary>Refuses unless bytes may still be sent.</summary>
    /// <exception cref="RuleBroken"><c>UPLOAD_CLOSED</c></exception>
    public void RequireOpen(DateTimeOffset now)
    {
        ScanRules.UploadClosed.Require(State == MediaState.Declared, State);
        ScanRules.UploadClosed.Require(now < ExpiresAt, MediaState.Expired);
    }

    /// <summary>Its bytes are all in the store; from now on they and no others count.</summary>
    /// <exception cref="RuleBroken"><c>UPLOAD_CLOSED</c></exception>
    public void Confirm(string storeVersion, DateTimeOffset now)
    {
        ScanRules.UploadClosed.Require(State == MediaState.Declared, State);
        (State, StoreVersion, ConfirmedAt, Version) = (MediaState.Uploaded, storeVersion, now, Version + 1);
    }

    /// <summary>It is what was declared, and locked.</summary>
    public void Keep(DateTimeOffset lockedUntil, DateTimeOffset now) =>
        (State, LockedUntil, DecidedAt, Version) = (MediaState.Verified, lockedUntil, now, Version + 1);

    /// <summary>It is what was declared, and the item has the same content already.</summary>
    public void Join(Guid first, DateTimeOffset now) =>
        (State, JoinedTo, DecidedAt, Version) = (MediaState.Joined, first, now, Version + 1);

    /// <summary>It is not what was declared, or may not be kept.</summary>
    public void Reject(string reason, DateTimeOffset now) =>
        (State, Reason, DecidedAt, Version) = (MediaState.Rejected, reason, now, Version + 1);

    /// <summary>Nobody confirmed it in its time.</summary>
    public void Expire(DateTimeOffset now) =>
        (State, DecidedAt, Version) = (MediaState.Expired, now, Version + 1);

    private static long SizeOf(MediaLine line)
    {
        if (line.Size is not { } size)
            throw Valid.Refusal("size", "不能为空", "it is missing");
        ScanRules.EmptyFile.Require(size > 0);
        ScanRules.MediaTooLarge.Require(size <= UploadPlan.MostBytes, UploadPlan.MostBytes);
        return size;
    }

    private static string DigestOf(MediaLine line) =>
        line.Sha256 is { Length: 64 } digest && !digest.AsSpan().ContainsAnyExcept(Hexadecimal)
            ? digest
            : throw Valid.Refusal("sha256", "应为64位小写十六进制数", "it must be 64 lower-case hexadecimal digits");
}
