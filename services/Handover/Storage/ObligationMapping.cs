using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Handovers.Storage;

/// <summary>Tables of obligations and the facts that decide them.</summary>
internal static class ObligationMapping
{
    public static void Apply(ModelBuilder model)
    {
        Obligations(model.Entity<Obligation>());
        var item = model.Entity<SaleItem>();
        item.ToTable("sale_item").HasKey(row => row.ItemId);
        item.Property(row => row.ItemId).ValueGeneratedNever();
        item.Property(row => row.Version).IsConcurrencyToken();
        item.HasIndex(row => row.SaleId).HasDatabaseName("ix_sale_item_sale").HasFilter("sale_id is not null");
        var cancellation = model.Entity<Cancellation>();
        cancellation.ToTable("sale_cancellation").HasKey(row => row.SaleId);
        cancellation.Property(row => row.SaleId).ValueGeneratedNever();
        cancellation.Property(row => row.Version).IsConcurrencyToken();
        var waiver = model.Entity<Waiver>();
        waiver.ToTable("sale_waiver").HasKey(row => row.Id);
        waiver.Property(row => row.Id).ValueGeneratedNever();
        waiver.HasIndex(row => row.SaleId).HasDatabaseName("ix_sale_waiver_sale");
    }

    private static void Obligations(EntityTypeBuilder<Obligation> obligation)
    {
        obligation.ToTable("obligation").HasKey(row => row.Id);
        obligation.Property(row => row.Id).ValueGeneratedNever();
        obligation.HasVersion();
        obligation.Ignore(row => row.IsSettled);
        obligation.Property(row => row.State).HasCode();
        obligation.Property(row => row.Closing).HasClosing();
        obligation.ComplexProperty(row => row.CompanyDays, CodeMapping.Days);
        obligation.Property(row => row.WakeAt).HasColumnType("timestamp without time zone");
        obligation.ComplexProperty(row => row.Giver, party =>
        {
            party.Property(giver => giver.Department).HasColumnName("giving_department");
            party.Property(giver => giver.Team).HasColumnName("giving_team");
        });
        obligation.HasIndex(row => new { row.Clause, row.SaleId }).IsUnique().HasDatabaseName("ux_obligation_clause_sale");
        obligation.HasIndex(row => new { row.CompanyId, row.Id }).HasDatabaseName("ix_obligation_company");
        obligation.HasIndex(row => new { row.CompanyId, row.StartedOn }).HasDatabaseName("ix_obligation_started");
        obligation.HasIndex(row => row.WakeAt).HasDatabaseName("ix_obligation_wake").HasFilter("wake_at is not null");
        obligation.HasIndex(row => row.OpenEdition).HasDatabaseName("ix_obligation_open_edition").HasFilter("open_edition is not null");
    }
}
