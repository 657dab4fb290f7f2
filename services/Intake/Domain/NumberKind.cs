namespace ArchivePlatform.Intake.Domain;

/// <summary>The kinds of personal numbers a buyer may have.</summary>
internal static class NumberKind
{
    public const string Identity = "IDENTITY";
    public const string Phone = "PHONE";
    public const string Bank = "BANK";

    public static readonly IReadOnlyList<string> All = [Identity, Phone, Bank];
}
