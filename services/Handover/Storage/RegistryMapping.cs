using System.Text.Json;
using ArchivePlatform.Handovers.Registry;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Handovers.Storage;

/// <summary>Tables of what other services announced; each may be emptied and refilled.</summary>
internal static class RegistryMapping
{
    public static void Apply(ModelBuilder model)
    {
        Known<KnownProperty>(model, "known_property").HasKey(row => row.PropertyId);
        Known<KnownItem>(model, "known_item").HasKey(row => row.ItemId);
        Known<KnownFiling>(model, "known_filing").HasKey(row => row.ItemId);
        Known<KnownDossier>(model, "known_dossier").HasKey(row => row.DossierId);
        Known<KnownSale>(model, "known_sale").HasKey(row => row.SaleId);
        var officer = Known<KnownOfficer>(model, "known_officer");
        officer.HasKey(row => row.AppointmentId);
        officer.Property(row => row.From).HasColumnName("from_on");
        officer.Property(row => row.Until).HasColumnName("until_on");
        officer.HasIndex(row => new { row.CompanyId, row.DepartmentCode }).HasDatabaseName("ix_known_officer_department");
        var policy = Known<KnownPolicy>(model, "known_policy");
        policy.HasKey(row => new { row.CompanyId, row.Revision });
        policy.Ignore(row => row.Term);
        policy.Property(row => row.Closing).HasClosing();
        policy.ComplexProperty(row => row.CompanyDays, CodeMapping.Days);
        Organisations(Known<KnownOrganisation>(model, "known_organisation"));
    }

    private static void Organisations(EntityTypeBuilder<KnownOrganisation> organisation)
    {
        organisation.HasKey(row => new { row.CompanyId, row.Revision });
        organisation.HasIndex(row => new { row.CompanyCode, row.Revision }).IsUnique().HasDatabaseName("ux_known_organisation_code");
        ListOf(organisation.Property(row => row.Departments));
        ListOf(organisation.Property(row => row.Delegations));
        ListOf(organisation.Property(row => row.Trusts));
    }

    private static void ListOf<T>(PropertyBuilder<IReadOnlyList<T>> property) => property.HasColumnType("jsonb").HasConversion(
        list => JsonSerializer.Serialize(list, Json.Messages),
        json => JsonSerializer.Deserialize<List<T>>(json, Json.Messages)!,
        new ValueComparer<IReadOnlyList<T>>((one, other) => ReferenceEquals(one, other), list => list.Count, list => list));

    private static EntityTypeBuilder<T> Known<T>(ModelBuilder model, string table) where T : class, IVersioned =>
        model.Entity<T>().ToTable(table).HasVersion();
}
