using System.Globalization;
using ArchivePlatform.Scanning.Domain;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Store;

/// <summary>Signs the addresses to which uploaders send bytes, for the host they will use: the gateway's, or the store's own where it is public.</summary>
/// <param name="report">Says whether the store locks uploads; where it does not, what they bring is locked once it was read back.</param>
internal sealed class UploadAddresses(IOptions<StorageOptions> options, StoreReport report)
{
    /// <summary>Until when an address signed now is good.</summary>
    internal DateTimeOffset GoodUntil => TimeProvider.System.GetUtcNow().AddMinutes(options.Value.AddressMinutes);

    /// <summary>The address of one part; of a single upload the store enforces length, type and digest, and locks it with its first byte where it can.</summary>
    internal UploadAddress Of(Media media, int part)
    {
        var size = media.Plan.SizeOf(part);
        (string Name, string Value)[] sent = media.Plan.IsSingle
            ? HeadersOf(media.MediaType, media.Sha256, report.LocksUploads ? LockUntil : null)
            : [];
        (string, string)[] query = media.Plan.IsSingle
            ? []
            : [("partNumber", part.ToString(CultureInfo.InvariantCulture)), ("uploadId", media.UploadId!)];
        var digest = media.Plan.IsSingle ? media.Sha256 : Signature.Unsigned;
        var url = Signed(media.Key, query, [.. sent, ("content-length", size.ToString(CultureInfo.InvariantCulture))], digest);
        return new(part, UploadPlan.OffsetOf(part), size, "PUT", url, sent.ToDictionary(header => header.Name, header => header.Value));
    }

    /// <summary>What has to be sent with all bytes of that type and digest.</summary>
    /// <param name="lockedUntil">Until when they are locked; null for not with their upload.</param>
    internal static (string Name, string Value)[] HeadersOf(string mediaType, string sha256, DateTimeOffset? lockedUntil) =>
    [
        ("content-type", mediaType),
        ("x-amz-content-sha256", sha256),
        .. lockedUntil is { } until ? [("x-amz-checksum-sha256", Checksum(sha256)), .. new Retention(Retention.Compliance, until).Headers] : Array.Empty<(string, string)>(),
    ];

    /// <summary>Long enough still for what is confirmed at the last moment.</summary>
    private DateTimeOffset LockUntil => GoodUntil.AddDays(options.Value.LockDays) + Media.OpenFor;

    /// <summary>The digest once more, in the form without which some stores lock nothing.</summary>
    private static string Checksum(string sha256) => Convert.ToBase64String(Convert.FromHexString(sha256));

    private string Signed(string key, (string, string)[] query, (string Name, string Value)[] headers, string digest)
    {
        var store = options.Value;
        var origin = store.PublicEndpoint ?? store.UploadOrigin ?? throw new StoreAway("There is no store");
        var before = store.PublicEndpoint is null ? "/media" : "";
        var signature = new Signature(store.AccessKey, store.SecretKey, store.Region);
        var signed = signature.Presigned(
            "PUT", $"/{store.Bucket}/{key}", query, [.. headers, ("host", origin.Authority)], digest, TimeSpan.FromMinutes(store.AddressMinutes), TimeProvider.System.GetUtcNow());
        return origin.GetLeftPart(UriPartial.Authority) + before + signed;
    }
}

/// <summary>Where and how to send one part.</summary>
/// <param name="Part">From 1.</param>
/// <param name="Offset">Where it begins in the file.</param>
/// <param name="Size">Its bytes.</param>
/// <param name="Headers">To be sent as they are.</param>
public sealed record UploadAddress(int Part, long Offset, long Size, string Method, string Url, IReadOnlyDictionary<string, string> Headers);
