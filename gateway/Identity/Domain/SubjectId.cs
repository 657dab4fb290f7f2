using System.Text.RegularExpressions;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Identities.Domain;

/// <summary>The stable id of a person or program: their user name, their <c>sub</c>, what every record of the archive calls them by (clause 5.1.6).</summary>
/// <remarks>It is never changed and never given to somebody else, since the archive is kept for ever.</remarks>
public static partial class SubjectId
{
    /// <summary>2 to 32 small letters, digits, dots or hyphens, the first a letter.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static string Of(string? id, string field = "id")
    {
        var text = Valid.Text(id, 32, field);
        return Form().IsMatch(text)
            ? text
            : throw Valid.Refusal(field, "应为2至32个小写字母、数字、点或连字符，以字母开头", "2 to 32 small letters, digits, dots or hyphens, the first a letter");
    }

    /// <summary>Whether the text has the form of an id.</summary>
    public static bool Fits(string? text) => text is not null && Form().IsMatch(text);

    [GeneratedRegex(@"\A[a-z][a-z0-9.-]{1,31}\z")]
    private static partial Regex Form();
}
