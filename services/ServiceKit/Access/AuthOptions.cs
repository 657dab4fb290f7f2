using System.ComponentModel.DataAnnotations;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>Whose tokens are believed, and where the keys that prove them come from: a file or the issuer's metadata.</summary>
public sealed class AuthOptions : IValidatableObject
{
    private const string WellKnown = "/.well-known/openid-configuration";

    /// <summary>Exact <c>iss</c> of the tokens, for example the public origin people sign in at.</summary>
    [Required]
    public string Issuer { get; init; } = "";

    /// <summary>Exact <c>aud</c> of the tokens.</summary>
    [Required]
    public string Audience { get; init; } = "";

    /// <summary>PEM file with the issuer's public EC key (P-256); its change needs a restart.</summary>
    public string? PublicKeyFile { get; init; }

    /// <summary>Address of an OpenID Connect issuer; its metadata lie below <c>/.well-known</c>.</summary>
    public string? Authority { get; init; }

    /// <summary>Address of the issuer's metadata where it is not reached at <see cref="Issuer"/>, for example inside the platform.</summary>
    public string? MetadataAddress { get; init; }

    /// <summary>Age in seconds at which fetched keys are fetched again, 1 to 3600; so long a key that was withdrawn may still be believed.</summary>
    [Range(1, 3_600)]
    public int KeysFreshForSeconds { get; init; } = 60;

    /// <summary>Whether the issuer tells whose tokens ended before their time, as Identity does; false where another issuer stands in its place.</summary>
    public bool AnnouncesRights { get; init; } = true;

    /// <summary>Where the metadata are fetched; null where the key comes from a file.</summary>
    internal Uri? Metadata => new[] { MetadataAddress, Authority is { Length: > 0 } ? Authority.TrimEnd('/') + WellKnown : null }
        .Where(address => !string.IsNullOrEmpty(address)).Select(address => new Uri(address!)).FirstOrDefault();

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        string?[] sources = [PublicKeyFile, Authority, MetadataAddress];
        if (sources.Count(source => !string.IsNullOrEmpty(source)) != 1)
            yield return new("exactly one of PublicKeyFile, Authority and MetadataAddress says where the issuer's keys come from");
        if (PublicKeyFile is { Length: > 0 } && !File.Exists(PublicKeyFile))
            yield return new($"there is no file {PublicKeyFile}", [nameof(PublicKeyFile)]);
        foreach (var address in new[] { Authority, MetadataAddress }.Where(address => !string.IsNullOrEmpty(address) && !IsWeb(address)))
            yield return new($"{address} is no http or https address");
    }

    private static bool IsWeb(string? address) =>
        Uri.TryCreate(address, UriKind.Absolute, out var uri) && (uri.Scheme == Uri.UriSchemeHttps || uri.Scheme == Uri.UriSchemeHttp);
}
