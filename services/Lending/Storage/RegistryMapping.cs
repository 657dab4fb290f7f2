using System.Text.Json;
using ArchivePlatform.Lending.Registry;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Lending.Storage;

/// <summary>Tables of what other services announced; each may be emptied and refilled.</summary>
internal static class RegistryMapping
{
    public static void Apply(ModelBuilder model)
    {
        Known<KnownDossier>(model, "known_dossier").HasKey(row => row.DossierId);
        var volume = Known<KnownVolume>(model, "known_volume");
        volume.HasKey(row => row.VolumeId);
        volume.HasIndex(row => row.DossierId).HasDatabaseName("ix_known_volume_dossier");
        var policy = Known<KnownPolicy>(model, "known_policy");
        policy.HasKey(row => new { row.CompanyId, row.Revision });
        policy.Ignore(row => row.Term);
        policy.ComplexProperty(row => row.CompanyDays, days =>
        {
            days.Property(row => row.Off).HasColumnName("days_off");
            days.Property(row => row.On).HasColumnName("days_on");
        });
        var organisation = Known<KnownOrganisation>(model, "known_organisation");
        organisation.HasKey(row => new { row.CompanyId, row.Revision });
        organisation.HasIndex(row => new { row.CompanyCode, row.Revision }).IsUnique().HasDatabaseName("ux_known_organisation_code");
        ListOf(organisation.Property(row => row.Departments));
        var calendar = Known<KnownCalendar>(model, "known_calendar");
        calendar.HasKey(row => row.Edition);
        calendar.Property(row => row.Edition).ValueGeneratedNever();
        ListOf(calendar.Property(row => row.Years));
    }

    private static void ListOf<T>(PropertyBuilder<IReadOnlyList<T>> property) => property.HasColumnType("jsonb").HasConversion(
        list => JsonSerializer.Serialize(list, Json.Messages),
        json => JsonSerializer.Deserialize<List<T>>(json, Json.Messages)!,
        new ValueComparer<IReadOnlyList<T>>((one, other) => ReferenceEquals(one, other), list => list.Count, list => list));

    private static EntityTypeBuilder<T> Known<T>(ModelBuilder model, string table) where T : class, IVersioned =>
        model.Entity<T>().ToTable(table).HasVersion();
}
