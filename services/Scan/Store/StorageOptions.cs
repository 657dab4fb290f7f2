using System.ComponentModel.DataAnnotations;

namespace ArchivePlatform.Scanning.Store;

/// <summary>The S3 store in which media are kept, section <c>Storage</c>; without an address nothing can be uploaded or read (503).</summary>
public sealed class StorageOptions : IValidatableObject
{
    /// <summary>Address at which this service reaches the store.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The one bucket it has a key for.</summary>
    public string Bucket { get; init; } = "";

    public string AccessKey { get; init; } = "";

    public string SecretKey { get; init; } = "";

    /// <summary>Region that requests are signed for.</summary>
    [Required]
    public string Region { get; init; } = "us-east-1";

    /// <summary>Origin of the gateway, through whose <c>/media</c> uploads go, for example <c>https://archive.example.cn</c>.</summary>
    public Uri? UploadOrigin { get; init; }

    /// <summary>Address at which uploaders reach the store themselves; where it is set, uploads pass the gateway by.</summary>
    public Uri? PublicEndpoint { get; init; }

    /// <summary>Days for which a kept medium is locked at least when it is verified, 1 to 3,650.</summary>
    [Range(1, 3_650)]
    public int LockDays { get; init; } = 400;

    /// <summary>Minutes for which an upload's address is good, 1 to 60.</summary>
    [Range(1, 60)]
    public int AddressMinutes { get; init; } = 15;

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Endpoint is null)
            yield break;
        foreach (var (name, value) in new[] { (nameof(Bucket), Bucket), (nameof(AccessKey), AccessKey), (nameof(SecretKey), SecretKey) })
        {
            if (value.Length == 0)
                yield return new("is needed where there is an Endpoint", [name]);
        }
        if (UploadOrigin is null && PublicEndpoint is null)
            yield return new("UploadOrigin or PublicEndpoint says where uploads are sent");
    }
}
