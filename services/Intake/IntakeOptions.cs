using System.ComponentModel.DataAnnotations;

namespace ArchivePlatform.Intake;

/// <summary>Settings of Intake alone, section <c>Intake</c>.</summary>
public sealed class IntakeOptions
{
    /// <summary>Key of the hashes that stand for buyers' identity numbers: at least 32 characters, different for every installation, never changed.</summary>
    [Required, MinLength(32)]
    public string IdentityKey { get; init; } = "";
}
