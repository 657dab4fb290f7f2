using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>A buyer's bank account or card number while it is being read.</summary>
internal sealed class BankAccount : PersonalText
{
    private const int Shortest = 8;
    private const int Longest = 30;

    private BankAccount(string text) : base(NumberKind.Bank, text)
    {
    }

    /// <summary>False for a UnionPay card (62…, 16 to 19 digits) whose check digit does not fit (ISO/IEC 7812); accounts have none.</summary>
    public bool PassesCheck => Text.Length is < 16 or > 19 || !Text.StartsWith("62", StringComparison.Ordinal) || HasCheckDigit(Text);

    /// <summary>Reads a number as typed; null where none was given.</summary>
    /// <exception cref="RuleBroken"><c>BANK_ACCOUNT_FORM</c>, <c>VALIDATION_FAILED</c></exception>
    /// <remarks>Clause 5.1.1a.</remarks>
    public static BankAccount? Read(string? number, string field = "bankAccount")
    {
        if (Valid.OptionalText(number, 60, field) is not { } typed)
            return null;
        var text = Joined(typed);
        IntakeRules.BankAccountForm.Require(text.Length is >= Shortest and <= Longest && text.All(char.IsAsciiDigit), field: field);
        return new(text);
    }

    private static bool HasCheckDigit(string digits)
    {
        var sum = digits.Reverse().Select((digit, at) => (digit - '0') * (1 + at % 2)).Sum(part => part > 9 ? part - 9 : part);
        return sum % 10 == 0;
    }
}
