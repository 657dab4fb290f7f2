using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Storage;

/// <summary>How companies, projects and properties lie in their tables.</summary>
internal static class RegistryMapping
{
    internal static void Apply(ModelBuilder model)
    {
        MapCompany(model);
        MapRevisions(model);
        MapProject(model);
        MapProperty(model);
    }

    private static void MapCompany(ModelBuilder model) => model.Entity<Company>(company =>
    {
        company.ToTable("company").HasKey(row => row.Id);
        company.HasVersion();
        company.Property(row => row.Id).ValueGeneratedNever();
        company.Property(row => row.Code);
        company.Property(row => row.Name);
        company.Property(row => row.FondsNo);
        company.HasMany(row => row.Organisations).WithOne().HasForeignKey(revision => revision.CompanyId).OnDelete(DeleteBehavior.Restrict);
        company.HasMany(row => row.Policies).WithOne().HasForeignKey(revision => revision.CompanyId).OnDelete(DeleteBehavior.Restrict);
        company.HasIndex(row => row.Code).IsUnique().HasDatabaseName(Indexes.CompanyCode);
    });

    private static void MapRevisions(ModelBuilder model)
    {
        model.Entity<OrganisationRevision>(organisation =>
        {
            organisation.ToTable("organisation_revision").HasKey(row => new { row.CompanyId, row.Revision });
            organisation.Property(row => row.Revision).ValueGeneratedNever();
            organisation.Property(row => row.EffectiveOn);
            organisation.Property(row => row.CustodianDepartment);
            organisation.Property(row => row.Departments).AsJson();
            organisation.Property(row => row.Delegations).AsJson();
            organisation.Property(row => row.Trusts).AsJson();
        });
        model.Entity<PolicyRevision>(policy =>
        {
            policy.ToTable("policy_revision").HasKey(row => new { row.CompanyId, row.Revision });
            policy.Property(row => row.Revision).ValueGeneratedNever();
            policy.Property(row => row.EffectiveOn);
            policy.Property(row => row.Values).AsJson();
        });
    }

    private static void MapProject(ModelBuilder model) => model.Entity<Project>(project =>
    {
        project.ToTable("project").HasKey(row => row.Id);
        project.HasVersion();
        project.Property(row => row.Id).ValueGeneratedNever();
        project.Property(row => row.CompanyId);
        project.Property(row => row.CompanyCode);
        project.Property(row => row.Code);
        project.Property(row => row.Name);
        project.HasOne<Company>().WithMany().HasForeignKey(row => row.CompanyId).OnDelete(DeleteBehavior.Restrict);
        project.HasIndex(row => new { row.CompanyId, row.Code }).IsUnique().HasDatabaseName(Indexes.ProjectCode);
    });

    private static void MapProperty(ModelBuilder model) => model.Entity<Property>(property =>
    {
        property.ToTable("property").HasKey(row => row.Id);
        property.HasVersion();
        property.Property(row => row.Id).ValueGeneratedNever();
        property.Property(row => row.CompanyId);
        property.Property(row => row.CompanyCode);
        property.Property(row => row.ProjectCode);
        property.Property(row => row.Usage).HasConversion(usage => usage.Word(), word => UsageWords.Read(word));
        property.HasOne<Project>().WithMany().HasForeignKey(row => row.ProjectId).OnDelete(DeleteBehavior.Restrict);
        property.HasIndex(row => new { row.ProjectId, row.Code }).IsUnique().HasDatabaseName(Indexes.PropertyCode);
        property.HasIndex(row => new { row.CompanyCode, row.Id });
        property.HasIndex(row => new { row.CompanyCode, row.Code });
    });
}
