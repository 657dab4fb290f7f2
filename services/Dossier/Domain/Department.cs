using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>One department of an organisation with its teams, at most 100 (clause 4.2).</summary>
/// <param name="Code">For example <c>SALES</c>; unique in the organisation.</param>
/// <param name="Name">For example 销售经营部.</param>
/// <param name="Head">Id of the one person who heads it (<c>sub</c>); null where nobody is named.</param>
public sealed record Department(string Code, string Name, IReadOnlyList<Team>? Teams, string? Head = null)
{
    internal IReadOnlyList<string> TeamCodes => [.. (Teams ?? []).Select(team => team.Code)];

    /// <summary>The same department with its form checked and blanks trimmed.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>CODE_TWICE</c></exception>
    internal Department Checked()
    {
        var teams = Valid.List(Teams ?? [], 0, 100, "teams").Select(team => team.Checked()).ToList();
        foreach (var codes in teams.GroupBy(team => team.Code, StringComparer.Ordinal))
            DossierRules.CodeTwice.Require(codes.Count() == 1, codes.Key);
        return new(CodeForm.Department(Code, "code"), Valid.Text(Name, 100, "name"), teams, Valid.OptionalText(Head, 100, "head"));
    }
}

/// <summary>One team of a department (clause 4.2).</summary>
/// <param name="Code">For example <c>SALES_TEAM:YHY</c> or <c>CLIENT_AFFAIRS</c>.</param>
/// <param name="ProjectCode">The project the team serves alone; null where it serves all.</param>
public sealed record Team(string Code, string Name, string? ProjectCode)
{
    /// <summary>The same team with its form checked and blanks trimmed.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    internal Team Checked() => new(
        CodeForm.Team(Code, "code"),
        Valid.Text(Name, 100, "name"),
        ProjectCode is null ? null : CodeForm.Project(ProjectCode, "projectCode"));
}
