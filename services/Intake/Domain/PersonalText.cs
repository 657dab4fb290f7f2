using System.Globalization;
using System.Text;

namespace ArchivePlatform.Intake.Domain;

/// <summary>A personal number in clear, while it is being read or shown; what is stored of it is a <see cref="PersonalNumber"/>.</summary>
/// <param name="kind">One of <see cref="NumberKind"/>.</param>
/// <param name="text">The number without what people put between its parts.</param>
internal abstract class PersonalText(string kind, string text)
{
    /// <summary><c>IDENTITY</c>, <c>PHONE</c> or <c>BANK</c>.</summary>
    public string Kind { get; } = kind;

    /// <summary>The number in its one form; nothing but the seal may see it.</summary>
    public string Text { get; } = text;

    /// <summary>What a keyed hash is made of, so that equal numbers match however they were typed.</summary>
    public virtual string Material => Text;

    /// <summary>The last four characters by which people tell numbers apart; null where nobody searches by them.</summary>
    public virtual string? Ending => null;

    /// <summary>The number with all but its last four characters masked; numbers under eight characters are masked whole.</summary>
    public string Masked => Text.Length < 8 ? new string('*', Text.Length) : new string('*', Text.Length - 4) + Text[^4..];

    /// <summary>The number without spaces, dashes, dots and brackets, full-width letters and digits as ASCII ones.</summary>
    protected static string Joined(string typed) =>
        string.Concat(typed.Normalize(NormalizationForm.FormKC).Where(letter => !char.IsWhiteSpace(letter) && !IsBetweenParts(letter)));

    private static bool IsBetweenParts(char letter) =>
        letter is '.' or '·' or '(' or ')' || char.GetUnicodeCategory(letter) == UnicodeCategory.DashPunctuation;
}
