using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>One buyer of a sale. Name and numbers stay in this service.</summary>
internal sealed class Buyer
{
    public const string IdMissing = "ID_MISSING";
    public const string IdChecksum = "ID_CHECKSUM";
    public const string IdForm = "ID_FORM";
    public const string BankChecksum = "BANK_CHECKSUM";

    private readonly List<PersonalNumber> numbers = [];

    private Buyer()
    {
    }

    /// <summary>Place on the sale, from 1.</summary>
    public int Seq { get; private set; }

    public string Name { get; private set; } = "";

    /// <summary>Document the identity number stands on; null where none was shown.</summary>
    public string? IdType { get; private set; }

    /// <summary>At most one of each kind.</summary>
    public IReadOnlyList<PersonalNumber> Numbers => numbers;

    /// <summary>The first thing noticed: <c>ID_MISSING</c>, <c>ID_CHECKSUM</c>, <c>ID_FORM</c>, <c>BANK_CHECKSUM</c> or null; a finding, never a refusal (clause 5.1.1a).</summary>
    public string? Finding { get; private set; }

    /// <summary>Takes down a buyer.</summary>
    /// <param name="keep">Hashes and seals a number for its place on this sale.</param>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static Buyer Of(int seq, string? name, BuyerNumbers given, Func<PersonalText, NumberPrint> keep)
    {
        var buyer = new Buyer { Seq = seq, Name = Valid.Text(name, 100, "name"), IdType = given.Identity?.Type, Finding = given.Finding };
        buyer.numbers.AddRange(given.All.Select(text => PersonalNumber.Of(text, keep(text))));
        return buyer;
    }

    /// <summary>The masked number of a kind; null where none was given.</summary>
    public string? Masked(string kind) => numbers.Find(number => number.Kind == kind)?.Masked;
}

/// <summary>The numbers a buyer gives, each of them optional.</summary>
internal sealed record BuyerNumbers(IdentityNumber? Identity = null, PhoneNumber? Phone = null, BankAccount? Bank = null)
{
    /// <summary>Those that were given.</summary>
    public IEnumerable<PersonalText> All => new PersonalText?[] { Identity, Phone, Bank }.OfType<PersonalText>();

    /// <summary>What is to be noticed about them (clause 5.1.1a).</summary>
    public string? Finding => this switch
    {
        { Identity: null } => Buyer.IdMissing,
        { Identity.PassesCheck: false } => Buyer.IdChecksum,
        { Identity.HasForm: false } => Buyer.IdForm,
        { Bank.PassesCheck: false } => Buyer.BankChecksum,
        _ => null,
    };
}
