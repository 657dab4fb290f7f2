using System.Text.RegularExpressions;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>Forms of the short codes people choose for companies, fonds, departments, teams and projects.</summary>
internal static partial class CodeForm
{
    /// <summary>Two to sixteen capitals or digits, the first a capital.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    internal static string Company(string? code, string field = "code") =>
        Required(code, field, CompanyCode(), "应为2至16个大写字母或数字，以字母开头", "2 to 16 capitals or digits, the first a capital");

    /// <summary>Fonds number: one capital and three digits (DA/T 13-2022).</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    internal static string Fonds(string? code) =>
        Required(code, "fondsNo", FondsNo(), "应为1个大写字母加3位数字", "one capital and three digits");

    /// <summary>Two to eight capitals or digits (clause 2).</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    internal static string Project(string? code, string field) =>
        Required(code, field, ProjectCode(), "应为2至8个大写字母或数字", "2 to 8 capitals or digits");

    /// <summary>One to thirty-two capitals, digits or underscores, the first a capital (clause 4.2).</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    internal static string Department(string? code, string field) =>
        Required(code, field, DepartmentCode(), "应为1至32个大写字母、数字或下划线", "1 to 32 capitals, digits or underscores");

    /// <summary>As a department's code, with the project after a colon where the team serves one: <c>SALES_TEAM:YHY</c> (clause 4.2).</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    internal static string Team(string? code, string field) =>
        Required(code, field, TeamCode(), "应为大写字母、数字或下划线，可加冒号和项目代码", "capitals, digits or underscores, with a colon and project code where it serves one");

    private static string Required(string? code, string field, Regex form, string zh, string en)
    {
        var text = Valid.Text(code, 64, field);
        return form.IsMatch(text) ? text : throw Valid.Refusal(field, zh, en);
    }

    [GeneratedRegex(@"\A[A-Z][A-Z0-9]{1,15}\z")]
    private static partial Regex CompanyCode();

    [GeneratedRegex(@"\A[A-Z][0-9]{3}\z")]
    private static partial Regex FondsNo();

    [GeneratedRegex(@"\A[A-Z0-9]{2,8}\z")]
    private static partial Regex ProjectCode();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]{0,31}\z")]
    private static partial Regex DepartmentCode();

    [GeneratedRegex(@"\A[A-Z][A-Z0-9_]{0,31}(:[A-Z0-9]{2,8})?\z")]
    private static partial Regex TeamCode();
}
