using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>One buyer of a sale. The name stays in this service; the identity number is kept as keyed hash and masked text only.</summary>
internal sealed class Buyer
{
    public const string IdMissing = "ID_MISSING";
    public const string IdChecksum = "ID_CHECKSUM";

    private Buyer()
    {
    }

    /// <summary>Place on the sale, from 1.</summary>
    public int Seq { get; private set; }

    public string Name { get; private set; } = "";
    public string? IdType { get; private set; }
    public string? IdMasked { get; private set; }

    /// <summary>Keyed hash, 32 bytes: equal for equal numbers of one company, worthless without the key.</summary>
    public byte[]? IdHash { get; private set; }

    /// <summary><c>ID_MISSING</c>, <c>ID_CHECKSUM</c> (clause 5.1.1a) or null; a finding, never a refusal.</summary>
    public string? Finding { get; private set; }

    /// <summary>Takes down a buyer.</summary>
    /// <param name="seal">Turns the number into its keyed hash.</param>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static Buyer Of(int seq, string? name, IdentityNumber? number, Func<IdentityNumber, byte[]> seal) => new()
    {
        Seq = seq,
        Name = Valid.Text(name, 100, "name"),
        IdType = number?.Type,
        IdMasked = number?.Masked,
        IdHash = number is null ? null : seal(number),
        Finding = number is null ? IdMissing : number.PassesCheck ? null : IdChecksum,
    };
}
