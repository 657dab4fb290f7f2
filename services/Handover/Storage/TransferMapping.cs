using ArchivePlatform.Handovers.Domain;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Handovers.Storage;

/// <summary>Tables of batches and custody.</summary>
internal static class TransferMapping
{
    /// <summary>An item stands in at most one open line.</summary>
    public const string OpenItem = "ux_batch_line_open_item";

    /// <summary>An item has one step of each number.</summary>
    private const string Step = "pk_custody_hop";

    public static void Apply(ModelBuilder model)
    {
        Batches(model.Entity<Batch>());
        Lines(model.Entity<BatchLine>());
        model.Entity<BatchCounter>().ToTable("batch_counter").HasKey(row => new { row.CompanyId, row.Year });
        Custodies(model.Entity<Custody>());
        var hop = model.Entity<CustodyHop>();
        hop.ToTable("custody_hop").HasKey(row => new { row.ItemId, row.Hop }).HasName(Step);
        hop.Property(row => row.Hop).ValueGeneratedNever();
    }

    private static void Batches(EntityTypeBuilder<Batch> batch)
    {
        batch.ToTable("batch").HasKey(row => row.Id);
        batch.Property(row => row.Id).ValueGeneratedNever();
        batch.HasVersion();
        batch.Ignore(row => row.Shown);
        batch.Property(row => row.State).HasCode();
        batch.ComplexProperty(row => row.From, party => Party(party, "from"));
        batch.ComplexProperty(row => row.To, party => Party(party, "to"));
        batch.HasMany(row => row.Lines).WithOne().HasForeignKey("BatchId").OnDelete(DeleteBehavior.Restrict);
        batch.Navigation(row => row.Lines).HasField("lines").UsePropertyAccessMode(PropertyAccessMode.Field);
        batch.HasIndex(row => new { row.CompanyId, row.Number }).IsUnique().HasDatabaseName("ux_batch_company_number");
        batch.HasIndex(row => new { row.CompanyId, row.Id }).HasDatabaseName("ix_batch_company");
    }

    private static void Lines(EntityTypeBuilder<BatchLine> line)
    {
        line.ToTable("batch_line").HasKey("BatchId", nameof(BatchLine.Seq));
        line.Property(row => row.Seq).ValueGeneratedNever();
        line.Property(row => row.State).HasCode();
        line.HasIndex(row => row.ItemId).IsUnique().HasDatabaseName(OpenItem).HasFilter("state in ('LISTED', 'OFFERED')");
    }

    private static void Custodies(EntityTypeBuilder<Custody> custody)
    {
        custody.ToTable("custody").HasKey(row => row.ItemId);
        custody.Property(row => row.ItemId).ValueGeneratedNever();
        custody.HasVersion();
        custody.ComplexProperty(row => row.Holder, party => Party(party, "holder"));
    }

    private static void Party(ComplexPropertyBuilder<Party> party, string role)
    {
        party.Property(row => row.Department).HasColumnName($"{role}_department");
        party.Property(row => row.Team).HasColumnName($"{role}_team");
    }
}
