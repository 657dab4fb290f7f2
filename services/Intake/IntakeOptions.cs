using System.ComponentModel.DataAnnotations;
using ArchivePlatform.Intake.Personal;

namespace ArchivePlatform.Intake;

/// <summary>Settings of Intake alone, section <c>Intake</c>.</summary>
public sealed class IntakeOptions : IValidatableObject
{
    /// <summary>Key of the hashes by which identity, phone and bank numbers are matched: at least 32 characters, different for every installation, never changed.</summary>
    [Required, MinLength(32)]
    public string IdentityKey { get; init; } = "";

    /// <summary>Keys that seal personal numbers in the database: the first seals, all open. Not in any backup of the database.</summary>
    [Required, MinLength(1)]
    public IReadOnlyList<SealingKey> SealingKeys { get; init; } = [];

    /// <inheritdoc/>
    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        foreach (var (at, fault) in SealingKeys.Index().SelectMany(key => key.Item.Faults().Select(fault => (key.Index, fault))))
            yield return new($"{at} {fault}", [nameof(SealingKeys)]);
        if (SealingKeys.DistinctBy(key => key.Name).Count() < SealingKeys.Count)
            yield return new("have different names", [nameof(SealingKeys)]);
    }
}
