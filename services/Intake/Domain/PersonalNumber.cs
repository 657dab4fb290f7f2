namespace ArchivePlatform.Intake.Domain;

/// <summary>A buyer's identity, phone or bank number as it is stored: sealed, hashed and masked, never in clear (clause 5.2.1).</summary>
internal sealed class PersonalNumber
{
    private PersonalNumber()
    {
    }

    /// <summary>One of <see cref="NumberKind"/>.</summary>
    public string Kind { get; private set; } = "";

    /// <summary>All but the last four characters masked.</summary>
    public string Masked { get; private set; } = "";

    /// <summary>Keyed hash, 32 bytes: equal for equal numbers of one company, worthless without the key.</summary>
    public byte[] Hash { get; private set; } = [];

    /// <summary>Keyed hash of the last four digits of a phone number; null for the other kinds.</summary>
    public byte[]? EndingHash { get; private set; }

    /// <summary>The number under a key that is not in the database; null for identity numbers of the first release, of which only the hash was kept.</summary>
    public byte[]? Sealed { get; private set; }

    /// <summary>Name of that key.</summary>
    public string? SealedWith { get; private set; }

    /// <summary>Takes down a number that was hashed and sealed.</summary>
    public static PersonalNumber Of(PersonalText text, NumberPrint print) => new()
    {
        Kind = text.Kind,
        Masked = text.Masked,
        Hash = print.Hash,
        EndingHash = print.EndingHash,
        Sealed = print.Sealed,
        SealedWith = print.SealedWith,
    };
}

/// <summary>What the keys make of a number.</summary>
internal sealed record NumberPrint(byte[] Hash, byte[]? EndingHash, byte[] Sealed, string SealedWith);
