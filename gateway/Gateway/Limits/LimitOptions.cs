using System.ComponentModel.DataAnnotations;

namespace ArchivePlatform.Gateway.Limits;

/// <summary>How many requests are answered in a sliding window of time.</summary>
public sealed record Limit
{
    /// <summary>Requests in a window, at least 1.</summary>
    public long Permits { get; init; }

    /// <summary>Length of the window in seconds, at least 1.</summary>
    public int WindowSeconds { get; init; } = 60;

    /// <summary>Permits a replica takes at once: a twentieth, so that a person's twenty requests cost one round trip.</summary>
    internal long Lease => Math.Max(1, Permits / 20);
}

/// <summary>The limits; all replicas of the gateway count together.</summary>
public sealed class LimitOptions : IValidatableObject
{
    /// <summary>Of a person, by the token's subject.</summary>
    public Limit Person { get; init; } = new() { Permits = 1_200 };

    /// <summary>Of a scanning station or another program, by the token's subject.</summary>
    public Limit Station { get; init; } = new() { Permits = 6_000 };

    /// <summary>Of an application, by the token's <c>client_id</c>, for all who use it together.</summary>
    public Limit Client { get; init; } = new() { Permits = 60_000 };

    /// <summary>Of an address without a good token.</summary>
    public Limit Anonymous { get; init; } = new() { Permits = 300 };

    /// <summary>Of an address on the paths of sign-in.</summary>
    public Limit SignInAddress { get; init; } = new() { Permits = 300 };

    /// <summary>Of tries to sign in under one name, wherever they come from.</summary>
    public Limit SignInName { get; init; } = new() { Permits = 10, WindowSeconds = 300 };

    /// <summary>Of uploads from an address.</summary>
    public Limit Upload { get; init; } = new() { Permits = 12_000 };

    /// <summary>Key of the hashes names are counted under; at least 32 characters, the same for all replicas.</summary>
    [Required, MinLength(32)]
    public string NameKey { get; init; } = "";

    /// <summary>Form fields that hold the name on the paths of sign-in.</summary>
    public IReadOnlyList<string> NameFields { get; init; } = ["username", "name"];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        from limit in new[] { Person, Station, Client, Anonymous, SignInAddress, SignInName, Upload }
        where limit.Permits < 1 || limit.WindowSeconds is < 1 or > 86_400
        select new ValidationResult("a limit has at least 1 permit and a window of 1 second to 1 day", [nameof(Limit)]);
}
