using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>A project of a company (clause 2).</summary>
internal sealed class Project : IVersioned, IOfCompany
{
    private Project(Guid id, Guid companyId, string companyCode, string code, string name)
    {
        Id = id;
        CompanyId = companyId;
        CompanyCode = companyCode;
        Code = code;
        Name = name;
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; }

    /// <summary>The company it belongs to.</summary>
    public Guid CompanyId { get; }

    /// <inheritdoc/>
    public string CompanyCode { get; }

    /// <summary>Two to eight capitals or digits, unique in the company, for example <c>YHY</c>.</summary>
    public string Code { get; }

    /// <summary>For example 悦海园, 1 to 100 characters.</summary>
    public string Name { get; }

    /// <inheritdoc/>
    public long Version { get; private set; }

    /// <summary>Registers a project.</summary>
    /// <exception cref="RuleBroken"><c>VALIDATION_FAILED</c></exception>
    internal static Project Register(Guid id, Guid companyId, string companyCode, string? code, string? name) =>
        new(id, companyId, companyCode, CodeForm.Project(code, "code"), Valid.Text(name, 100, "name")) { Version = 1 };
}
