using ArchivePlatform.Intake.Domain;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Intake.Storage;

/// <summary>Mapping of what Intake owns.</summary>
internal static class OwnTables
{
    public const string SaleNoIndex = "ux_sale_company_sale_no";
    public const string RollIndex = "ux_officer_roll_company_department";

    public static void Map(ModelBuilder model)
    {
        MapItem(model.Entity<Item>());
        MapWaitingLine(model.Entity<WaitingLine>());
        MapSale(model.Entity<Sale>());
        MapRoll(model);
        MapCounter(model);
    }

    private static void MapItem(EntityTypeBuilder<Item> item)
    {
        item.ToTable("item").HasVersion();
        item.Property(row => row.Id).ValueGeneratedNever();
        item.Ignore(row => row.State);
        item.Property(row => row.Contract).IsJson();
        item.Property(row => row.TitleWork).IsJson();
        item.Property(row => row.MoveIn).IsJson();
        item.Property(row => row.Approval).IsJson();
        item.HasIndex(row => new { row.CompanyId, row.InterimNo }).HasDatabaseName("ux_item_company_interim_no").IsUnique();
        item.HasIndex(row => new { row.CompanyId, row.DepartmentCode, row.Id }).HasDatabaseName("ix_item_department");
        item.HasIndex(row => new { row.PropertyId, row.Id }).HasDatabaseName("ix_item_property");
        item.HasIndex(row => new { row.SaleId, row.Id }).HasDatabaseName("ix_item_sale");
    }

    private static void MapWaitingLine(EntityTypeBuilder<WaitingLine> line)
    {
        line.ToTable("waiting_line").HasVersion();
        line.Property(row => row.Id).ValueGeneratedNever();
        line.Property(row => row.Line).IsJson();
        line.Ignore(row => row.Departments).Ignore(row => row.AccessLevel).Ignore(row => row.Viewers).Ignore(row => row.Subject);
        line.HasIndex(row => row.PropertyId).HasDatabaseName("ix_waiting_line_property").HasFilter("state = 'WAITING'");
    }

    private static void MapSale(EntityTypeBuilder<Sale> sale)
    {
        sale.ToTable("sale").HasVersion();
        sale.Property(row => row.Id).ValueGeneratedNever();
        sale.Ignore(row => row.State);
        sale.Ignore(row => row.Departments).Ignore(row => row.AccessLevel).Ignore(row => row.Viewers).Ignore(row => row.Subject);
        sale.Property(row => row.Signatures).IsJson();
        sale.Property(row => row.Corrections).IsJson();
        sale.HasIndex(row => new { row.CompanyId, row.SaleNo }).HasDatabaseName(SaleNoIndex).IsUnique();
        sale.HasIndex(row => row.PropertyId).HasDatabaseName("ix_sale_property");
        sale.OwnsMany(row => row.Buyers, buyer =>
        {
            buyer.ToTable("sale_buyer").WithOwner().HasForeignKey("SaleId");
            buyer.HasKey("SaleId", nameof(Buyer.Seq));
            buyer.Property(row => row.Seq).ValueGeneratedNever();
            buyer.OwnsMany(row => row.Numbers, MapNumber);
        });
    }

    private static void MapNumber(OwnedNavigationBuilder<Buyer, PersonalNumber> number)
    {
        number.ToTable("buyer_number").WithOwner().HasForeignKey("SaleId", "BuyerSeq");
        number.HasKey("SaleId", "BuyerSeq", nameof(PersonalNumber.Kind));
        number.HasIndex(row => new { row.Kind, row.Hash }).HasDatabaseName("ix_buyer_number_hash");
        number.HasIndex(row => row.EndingHash).HasDatabaseName("ix_buyer_number_ending").HasFilter("ending_hash is not null");
        number.HasIndex(row => row.SealedWith).HasDatabaseName("ix_buyer_number_sealed_with");
    }

    private static void MapRoll(ModelBuilder model)
    {
        var roll = model.Entity<OfficerRoll>().ToTable("officer_roll").HasVersion();
        roll.Property(row => row.Id).ValueGeneratedNever();
        roll.HasIndex(row => new { row.CompanyId, row.DepartmentCode }).HasDatabaseName(RollIndex).IsUnique();
        roll.HasMany(row => row.Terms).WithOne().HasForeignKey("RollId").IsRequired();
        var term = model.Entity<OfficerTerm>().ToTable("officer_term").HasVersion();
        term.Property(row => row.Id).ValueGeneratedNever();
    }

    private static void MapCounter(ModelBuilder model)
    {
        var counter = model.Entity<Counter>().ToTable("counter");
        counter.HasKey(row => new { row.CompanyId, row.Name });
    }
}
