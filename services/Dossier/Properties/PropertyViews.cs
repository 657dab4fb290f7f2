using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Properties;

/// <summary>A project.</summary>
public sealed record ProjectView(Guid Id, long Version, Guid CompanyId, string Code, string Name) : IVersioned
{
    internal static ProjectView Of(Project project) => new(project.Id, project.Version, project.CompanyId, project.Code, project.Name);
}

/// <summary>A property; <paramref name="Usage"/> is <c>RESIDENTIAL</c> or <c>SHOP</c>.</summary>
public sealed record PropertyView(
    Guid Id,
    long Version,
    Guid CompanyId,
    Guid ProjectId,
    string ProjectCode,
    string PropertyCode,
    string Label,
    string Usage) : IVersioned
{
    internal static PropertyView Of(Property property) => new(
        property.Id,
        property.Version,
        property.CompanyId,
        property.ProjectId,
        property.ProjectCode,
        property.Code,
        property.Label,
        property.Usage.Word());
}
