using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>Checks of form that only Intake makes.</summary>
internal static class Words
{
    /// <summary>One of <paramref name="allowed"/>.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static string Required(string? value, IReadOnlyList<string> allowed, string field) =>
        Optional(value, allowed, field) ?? throw Valid.Refusal(field, "不能为空", "it is missing");

    /// <summary>Null, or one of <paramref name="allowed"/>.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static string? Optional(string? value, IReadOnlyList<string> allowed, string field)
    {
        if (string.IsNullOrEmpty(value))
            return null;
        var list = string.Join(", ", allowed);
        return allowed.Contains(value) ? value : throw Valid.Refusal(field, $"应为以下之一：{list}", $"it must be one of {list}");
    }

    /// <summary>Null, or a date the archive can hold.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static DateOnly? OptionalDate(DateOnly? value, string field) => value is null ? null : Valid.Date(value, field);

    /// <summary>True where a reason says something: at least 4 characters, blanks around it not counted.</summary>
    public static bool IsReason(string? reason) => reason is not null && reason.Trim().EnumerateRunes().Count() >= 4;
}
