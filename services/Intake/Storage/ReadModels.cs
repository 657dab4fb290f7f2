using ArchivePlatform.Intake.Custody;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.ServiceKit.Remembering;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Intake.Storage;

/// <summary>Mapping of what other services announced; each table may be emptied and refilled.</summary>
internal static class ReadModels
{
    public static void Map(ModelBuilder model)
    {
        Table<KnownProperty>(model, "known_property");
        Table<KnownProject>(model, "known_project");
        var organisation = Revisions<KnownOrganisation>(model, "known_organisation");
        organisation.Property(row => row.Departments).IsJson();
        organisation.Property(row => row.Delegations).IsJson();
        organisation.Property(row => row.Trusts).IsJson();
        organisation.HasIndex(row => row.CompanyCode).HasDatabaseName("ix_known_organisation_code");
        Revisions<KnownPolicy>(model, "known_policy");
        Table<ItemFiling>(model, "item_filing");
        Table<KnownDossier>(model, "known_dossier");
        model.Entity<ItemGuard>().ToSqlQuery(ItemGuard.Query).HasKey(row => row.Id);
        model.Entity<ItemGuard>().Ignore(row => row.Subject);
        var custody = model.Entity<ItemCustody>().ToTable("item_custody");
        custody.Property(row => row.Id).ValueGeneratedNever();
        custody.Property(row => row.Hop).IsConcurrencyToken();
        custody.HasIndex(row => row.DepartmentCode).HasDatabaseName("ix_item_custody_department");
    }

    private static EntityTypeBuilder<T> Revisions<T>(ModelBuilder model, string name) where T : class, ICompanyRevision
    {
        var entity = model.Entity<T>().ToTable(name).HasVersion();
        entity.HasKey(nameof(ICompanyRevision.CompanyId), nameof(ICompanyRevision.Revision));
        return entity;
    }

    private static EntityTypeBuilder<T> Table<T>(ModelBuilder model, string name) where T : class, IVersioned
    {
        var entity = model.Entity<T>().ToTable(name).HasVersion();
        entity.Property("Id").ValueGeneratedNever();
        return entity;
    }
}
