using ArchivePlatform.Lending.Domain;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Lending.Storage;

/// <summary>Tables of loans, possession and holds.</summary>
internal static class LoanMapping
{
    public static void Apply(ModelBuilder model)
    {
        Loans(model.Entity<Loan>());
        model.Entity<LoanCounter>().ToTable("loan_counter").HasKey(row => new { row.CompanyId, row.Year });
        Possessions(model.Entity<Possession>());
        var hold = model.Entity<Hold>();
        hold.ToTable("hold").HasKey(row => row.Id);
        hold.Property(row => row.Id).ValueGeneratedNever();
        hold.HasVersion();
    }

    private static void Loans(EntityTypeBuilder<Loan> loan)
    {
        loan.ToTable("loan").HasKey(row => row.Id);
        loan.Property(row => row.Id).ValueGeneratedNever();
        loan.HasVersion();
        loan.Ignore(row => row.IsOut).Ignore(row => row.IsProvisional);
        loan.Property(row => row.Mode).HasConversion(mode => mode.Word(), word => LoanModeWords.Read(word));
        loan.Property(row => row.State).HasConversion(state => state.Word(), word => LoanStateWords.Find(word)!.Value);
        loan.HasIndex(row => new { row.CompanyId, row.Number }).IsUnique().HasDatabaseName("ux_loan_company_number");
        loan.HasIndex(row => new { row.CompanyId, row.Id }).HasDatabaseName("ix_loan_company");
        loan.HasIndex(row => row.DossierId).HasDatabaseName("ix_loan_dossier");
        loan.HasIndex(row => row.VolumeId).HasDatabaseName("ix_loan_volume");
        loan.HasIndex(row => row.CalendarEdition).HasDatabaseName("ix_loan_running").HasFilter("state in ('ISSUED', 'OVERDUE')");
        loan.HasIndex(row => row.LookOn).HasDatabaseName("ix_loan_look").HasFilter("look_on is not null");
    }

    private static void Possessions(EntityTypeBuilder<Possession> possession)
    {
        possession.ToTable("possession", table => table.HasCheckConstraint("ck_possession_one", "(loan_id is null) <> (hold_id is null)"));
        possession.HasKey(row => row.VolumeId);
        possession.Property(row => row.VolumeId).ValueGeneratedNever();
        possession.HasOne<Loan>().WithMany().HasForeignKey(row => row.LoanId).OnDelete(DeleteBehavior.Restrict);
        possession.HasOne<Hold>().WithMany().HasForeignKey(row => row.HoldId).OnDelete(DeleteBehavior.Restrict);
    }
}
