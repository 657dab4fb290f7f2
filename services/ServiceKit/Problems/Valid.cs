using System.Text;

namespace ArchivePlatform.ServiceKit.Problems;

/// <summary>Checks of form that every service makes in the same way; each refusal is <c>VALIDATION_FAILED</c> (422) and names its field.</summary>
public static class Valid
{
    private static readonly DateOnly Earliest = new(1949, 10, 1);
    private static readonly DateOnly Latest = new(2199, 12, 31);

    /// <summary>The rule behind all checks of form.</summary>
    public static readonly Rule Form = new("VALIDATION_FAILED", RuleKind.Rule, "1", "字段“{0}”不符合要求：{1}", "Field '{0}' is not acceptable: {2}");

    /// <summary>A text of 1 to <paramref name="max"/> characters (user-perceived code points), trimmed, in NFC, without control characters.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static string Text(string? value, int max, string field)
    {
        var text = OptionalText(value, max, field);
        return text ?? throw Refusal(field, "不能为空", "it is empty");
    }

    /// <summary>As <see cref="Text"/>, but null and blank give null.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static string? OptionalText(string? value, int max, string field)
    {
        if (string.IsNullOrWhiteSpace(value))
            return null;
        if (!IsWellFormed(value))
            throw Refusal(field, "含有不完整的字符编码", "it holds half a character");
        var text = value.Trim().Normalize(NormalizationForm.FormC);
        if (text.EnumerateRunes().Any(rune => Rune.IsControl(rune)))
            throw Refusal(field, "含有控制字符", "it holds control characters");
        if (text.EnumerateRunes().Count() > max)
            throw Refusal(field, $"超过{max}个字符", $"it is longer than {max} characters");
        return text;
    }

    /// <summary>A date between 1949-10-01 and 2199-12-31.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static DateOnly Date(DateOnly? value, string field)
    {
        if (value is not { } date)
            throw Refusal(field, "不能为空", "it is missing");
        if (date < Earliest || date > Latest)
            throw Refusal(field, "日期超出1949-10-01至2199-12-31", "the date lies outside 1949-10-01 to 2199-12-31");
        return date;
    }

    /// <summary>A number from <paramref name="min"/> to <paramref name="max"/>, both included.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static int Number(int? value, int min, int max, string field) =>
        value is { } number && number >= min && number <= max
            ? number
            : throw Refusal(field, $"应在{min}至{max}之间", $"it must lie between {min} and {max}");

    /// <summary>A list of <paramref name="min"/> to <paramref name="max"/> entries without a null.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    public static IReadOnlyList<T> List<T>(IReadOnlyList<T>? value, int min, int max, string field)
    {
        if (value is null || value.Count < min || value.Count > max)
            throw Refusal(field, $"应有{min}至{max}项", $"it must hold {min} to {max} entries");
        if (value.Any(entry => entry is null))
            throw Refusal(field, "含有空项", "it holds an empty entry");
        return value;
    }

    /// <summary>Refuses <paramref name="field"/> with a sentence in both languages.</summary>
    public static RuleBroken Refusal(string field, string zh, string en) => new(Form, [field, zh, en]) { Field = field };

    private static bool IsWellFormed(string value)
    {
        for (var at = 0; at < value.Length; at++)
        {
            if (char.IsHighSurrogate(value[at]) && at + 1 < value.Length && char.IsLowSurrogate(value[at + 1]))
                at++;
            else if (char.IsSurrogate(value[at]))
                return false;
        }
        return true;
    }
}
