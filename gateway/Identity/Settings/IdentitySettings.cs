using System.ComponentModel.DataAnnotations;

namespace ArchivePlatform.Identities.Settings;

/// <summary>Settings of Identity alone, section <c>Identity</c>.</summary>
internal sealed class IdentitySettings : IValidatableObject
{
    /// <summary>Public origin people sign in at and exact <c>iss</c> of every token, for example <c>https://archive.example.com/</c>; https in production.</summary>
    [Required]
    public string Issuer { get; init; } = "";

    /// <summary>Keys that seal private keys and second factors in the database, 32 bytes in base64 each: the first seals, all open.</summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> SealingKeys { get; init; } = [];

    /// <summary>Hours after which a person signs in again, 1 to 24.</summary>
    [Range(1, 24)]
    public int SessionHours { get; init; } = 12;

    /// <summary>Seconds between the publication of a signing key and its first use, 0 to 3600; longer than every replica needs to see it.</summary>
    [Range(0, 3600)]
    public int KeyActivationSeconds { get; init; } = 60;

    /// <summary>Days after which a signing key is replaced by itself, 1 to 365.</summary>
    [Range(1, 365)]
    public int KeyRotationDays { get; init; } = 90;

    /// <summary>Addresses of the gateway's replicas, whose <c>X-Forwarded-For</c> is believed; loopback always is.</summary>
    public IReadOnlyList<string> Proxies { get; init; } = [];

    /// <summary>File (0600) the one-time links of the first administrators are written to; without it they are printed, which leaves them in the log.</summary>
    public string? FirstLinksFile { get; init; }

    /// <summary>Applications people sign in to, for example the portal.</summary>
    public IReadOnlyList<ApplicationOptions> Applications { get; init; } = [];

    /// <summary>Another issuer people may sign in through; null for none.</summary>
    public ExternalOptions? External { get; init; }

    /// <summary>The demonstration's people; refused in production.</summary>
    public DemonstrationOptions? Demonstration { get; init; }

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!Uri.TryCreate(Issuer, UriKind.Absolute, out var issuer) || (issuer.Scheme != Uri.UriSchemeHttp && issuer.Scheme != Uri.UriSchemeHttps))
            yield return new("is no http or https address", [nameof(Issuer)]);
        if (SealingKeys.Any(key => !IsKey(key)))
            yield return new("are 32 bytes in base64 each", [nameof(SealingKeys)]);
        if (Applications.Any(application => application.Secret is { Length: < 32 }))
            yield return new("a secret has at least 32 characters", [nameof(Applications)]);
        var parts = Applications.Select(application => (Name: nameof(Applications), Value: (object)application))
            .Append((nameof(External), External!)).Append((nameof(Demonstration), Demonstration is { IsSet: true } ? Demonstration : null!));
        foreach (var fault in parts.Where(part => part.Value is not null).SelectMany(part => FaultsOf(part.Name, part.Value)))
            yield return fault;
    }

    private static IEnumerable<ValidationResult> FaultsOf(string name, object part)
    {
        var results = new List<ValidationResult>();
        Validator.TryValidateObject(part, new ValidationContext(part), results, validateAllProperties: true);
        return results.Select(result => new ValidationResult(result.ErrorMessage, [name, .. result.MemberNames]));
    }

    private static bool IsKey(string text)
    {
        Span<byte> bytes = stackalloc byte[33];
        return Convert.TryFromBase64String(text, bytes, out var length) && length == 32;
    }
}

/// <summary>An application people sign in to by authorization code and PKCE.</summary>
internal sealed class ApplicationOptions
{
    [Required]
    public string Id { get; init; } = "";

    public string? Name { get; init; }

    /// <summary>Secret of an application that can keep one, at least 32 characters; null for one that cannot.</summary>
    public string? Secret { get; init; }

    /// <summary>Exact addresses a code may be sent to.</summary>
    [Required, MinLength(1)]
    public IReadOnlyList<string> RedirectUris { get; init; } = [];

    /// <summary>Exact addresses a person may be sent to after signing out.</summary>
    public IReadOnlyList<string> SignedOutUris { get; init; } = [];
}

/// <summary>Another OpenID Connect issuer and how its claims are read.</summary>
internal sealed class ExternalOptions
{
    [Required]
    public string Authority { get; init; } = "";

    [Required]
    public string ClientId { get; init; } = "";

    public string? ClientSecret { get; init; }

    /// <summary>What the button on the sign-in page says.</summary>
    public string Name { get; init; } = "OpenID Connect";

    public IReadOnlyList<string> Scopes { get; init; } = ["openid", "profile"];

    /// <summary>Whether somebody unknown becomes a person at the first sign-in; otherwise only people that exist may come in.</summary>
    public bool CreatesPeople { get; init; }

    /// <summary>Claim that holds the person's id here; its value is put into lower case.</summary>
    public string PersonClaim { get; init; } = "preferred_username";

    /// <summary>Names of the issuer's claims by our own: <c>name</c>, <c>company</c>, <c>department</c>, <c>team</c>, <c>role</c>, <c>clearance</c>; those mapped win over what is kept here.</summary>
    public IReadOnlyDictionary<string, string> Claims { get; init; } = new Dictionary<string, string>();

    /// <summary>Our words by the issuer's, for example <c>archive-readers</c> → <c>ARCHIVIST</c>; roles that stand in no line are dropped.</summary>
    public IReadOnlyDictionary<string, string> Roles { get; init; } = new Dictionary<string, string>();
}

/// <summary>Where the demonstration's people come from and where their passwords go.</summary>
internal sealed class DemonstrationOptions
{
    /// <summary>JSON file with id, name, company, departments, teams, roles and clearance of each.</summary>
    [Required]
    public string PeopleFile { get; init; } = "";

    /// <summary>File (0600) the passwords are written to when the people are made.</summary>
    [Required]
    public string PasswordsFile { get; init; } = "";

    /// <summary>Public key (PEM) of the issuer of the tools' tokens, published beside our own.</summary>
    public string? ToolsKeyFile { get; init; }

    /// <summary>Whether any of it is given.</summary>
    public bool IsSet => PeopleFile.Length > 0 || PasswordsFile.Length > 0 || ToolsKeyFile is { Length: > 0 };
}
