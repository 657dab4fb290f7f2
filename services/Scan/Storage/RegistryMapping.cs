using System.Text.Json;
using ArchivePlatform.Scanning.Registry;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Scanning.Storage;

/// <summary>Tables of what other services announced; each may be emptied and refilled.</summary>
internal static class RegistryMapping
{
    public static void Apply(ModelBuilder model)
    {
        Known<KnownItem>(model, "known_item").Property(row => row.Id).ValueGeneratedNever();
        Known<KnownFiling>(model, "known_filing").Property(row => row.Id).ValueGeneratedNever();
        Known<KnownDossier>(model, "known_dossier").Property(row => row.Id).ValueGeneratedNever();
        var custody = model.Entity<KnownCustody>().ToTable("known_custody");
        custody.Property(row => row.Id).ValueGeneratedNever();
        custody.Property(row => row.Hop).IsConcurrencyToken();
        var organisation = Known<KnownOrganisation>(model, "known_organisation");
        organisation.HasKey(row => new { row.CompanyId, row.Revision });
        organisation.HasIndex(row => new { row.CompanyCode, row.Revision }).IsUnique().HasDatabaseName("ux_known_organisation_code");
        organisation.Property(row => row.Trusts).HasColumnType("jsonb").HasConversion(
            list => JsonSerializer.Serialize(list, Json.Messages),
            json => JsonSerializer.Deserialize<List<Trust>>(json, Json.Messages)!,
            new ValueComparer<IReadOnlyList<Trust>>((one, other) => ReferenceEquals(one, other), list => list.Count, list => list));
    }

    private static EntityTypeBuilder<T> Known<T>(ModelBuilder model, string table) where T : class, IVersioned =>
        model.Entity<T>().ToTable(table).HasVersion();
}
