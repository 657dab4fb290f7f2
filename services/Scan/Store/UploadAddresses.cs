using System.Globalization;
using ArchivePlatform.Scanning.Domain;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Store;

/// <summary>Signs the addresses to which uploaders send bytes, for the host they will use: the gateway's, or the store's own where it is public.</summary>
internal sealed class UploadAddresses(IOptions<StorageOptions> options)
{
    /// <summary>Until when an address signed now is good.</summary>
    internal DateTimeOffset GoodUntil => TimeProvider.System.GetUtcNow().AddMinutes(options.Value.AddressMinutes);

    /// <summary>The address of one part; of a single upload the store enforces length, type and digest, and locks it with its first byte.</summary>
    internal UploadAddress Of(Media media, int part)
    {
        var size = media.Plan.SizeOf(part);
        (string Name, string Value)[] sent = media.Plan.IsSingle
            ? [("content-type", media.MediaType), ("x-amz-content-sha256", media.Sha256), ("x-amz-checksum-sha256", Checksum(media.Sha256)), .. Retention.Headers(LockUntil)]
            : [];
        (string, string)[] query = media.Plan.IsSingle
            ? []
            : [("partNumber", part.ToString(CultureInfo.InvariantCulture)), ("uploadId", media.UploadId!)];
        var digest = media.Plan.IsSingle ? media.Sha256 : Signature.Unsigned;
        var url = Signed(media.Key, query, [.. sent, ("content-length", size.ToString(CultureInfo.InvariantCulture))], digest);
        return new(part, UploadPlan.OffsetOf(part), size, "PUT", url, sent.ToDictionary(header => header.Name, header => header.Value));
    }

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
