using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>What is typed about a property.</summary>
internal sealed record PropertyDraft(string? Code, string? Label, string? Usage);

/// <summary>A home or shop of a project; the thing a dossier is kept for (clauses 2, 5.1.2).</summary>
internal sealed class Property : IVersioned, IOfCompany
{
    private Property(Guid id, Guid projectId, Guid companyId, string companyCode, string projectCode)
    {
        Id = id;
        ProjectId = projectId;
        CompanyId = companyId;
        CompanyCode = companyCode;
        ProjectCode = projectCode;
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; }

    /// <summary>The project it belongs to.</summary>
    public Guid ProjectId { get; }

    /// <summary>The company it belongs to.</summary>
    public Guid CompanyId { get; }

    /// <inheritdoc/>
    public string CompanyCode { get; }

    /// <summary>Code of the project, part of every number.</summary>
    public string ProjectCode { get; }

    /// <summary>Code after the company's uniform form, unique in the project, for example <c>B03U2R1503</c>.</summary>
    public string Code { get; private set; } = "";

    /// <summary>What people call it, 1 to 100 characters, for example 悦海园3栋2单元1503.</summary>
    public string Label { get; private set; } = "";

    /// <summary>Home or shop.</summary>
    public Usage Usage { get; private set; }

    /// <inheritdoc/>
    public long Version { get; private set; }

    /// <summary>Registers a property of a project.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>NUMBER_FORMAT</c>, <c>USAGE_UNKNOWN</c></exception>
    internal static Property Register(Guid id, Project project, PropertyDraft draft, PropertyPattern pattern) =>
        new(id, project.Id, project.CompanyId, project.CompanyCode, project.Code)
        {
            Code = pattern.Read(draft.Code),
            Label = Valid.Text(draft.Label, 100, "label"),
            Usage = UsageWords.Read(draft.Usage),
            Version = 1,
        };

    /// <summary>Gives a re-numbered room its new code; numbers already given stay as they are (AMB-23).</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c>, <c>NUMBER_FORMAT</c></exception>
    internal void Renumber(string? code, string? label, PropertyPattern pattern)
    {
        Code = pattern.Read(code);
        Label = Valid.Text(label, 100, "label");
        Version++;
    }
}
