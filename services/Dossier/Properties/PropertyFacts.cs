using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Dossiers.Domain;

namespace ArchivePlatform.Dossiers.Properties;

/// <summary>What the other services are told of projects and properties.</summary>
internal static class PropertyFacts
{
    internal static ProjectRegistered Registered(this Project project, DateTimeOffset now, string by) =>
        new(project.Id, project.CompanyId, project.CompanyCode, project.Code, project.Name, project.Version, now, by);

    internal static PropertyRegistered Registered(this Property property, DateTimeOffset now, string by) => new(
        property.Id,
        property.ProjectId,
        property.CompanyId,
        property.ProjectCode,
        property.Code,
        property.Label,
        property.Usage.Word(),
        property.Version,
        now,
        by);
}
