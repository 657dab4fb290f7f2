using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Storage;

/// <summary>How dossiers, their pools, volumes and numbers lie in their tables.</summary>
internal static class DossierMapping
{
    internal static void Apply(ModelBuilder model)
    {
        MapDossier(model);
        MapReaders(model);
        MapLevelProposal(model);
        MapVolume(model);
        MapInventoryLine(model);
        MapAccession(model);
        MapNumbers(model);
        MapMerger(model);
        MapKnownLoan(model);
        model.Entity<KnownItem>().ToTable("known_item").HasKey(row => row.ItemId);
        model.Entity<KnownItem>().Property(row => row.ItemId).ValueGeneratedNever();
    }

    private static void MapDossier(ModelBuilder model) => model.Entity<Dossier>(dossier =>
    {
        dossier.ToTable("dossier").HasKey(row => row.Id);
        dossier.HasVersion();
        dossier.Property(row => row.Id).ValueGeneratedNever();
        dossier.Property(row => row.CompanyId);
        dossier.Property(row => row.CompanyCode);
        dossier.Property(row => row.ProjectId);
        dossier.Property(row => row.State).HasConversion(state => state.Word(), word => DossierStateWords.Read(word));
        dossier.Property(row => row.Usage).HasConversion(usage => usage.Word(), word => UsageWords.Read(word));
        dossier.HasOne<Property>().WithOne().HasForeignKey<Dossier>(row => row.PropertyId).OnDelete(DeleteBehavior.Restrict);
        dossier.HasMany(row => row.Volumes).WithOne().HasForeignKey(volume => volume.DossierId).OnDelete(DeleteBehavior.Restrict);
        // Whoever changes a dossier announces it, and with it all of its volumes.
        dossier.Navigation(row => row.Volumes).AutoInclude();
        dossier.HasOne<Dossier>().WithMany().HasForeignKey(row => row.SuccessorId).OnDelete(DeleteBehavior.Restrict);
        dossier.HasOne<Merger>().WithMany().HasForeignKey(row => row.MergerId).OnDelete(DeleteBehavior.Restrict);
        dossier.HasIndex(row => row.PropertyId).IsUnique().HasDatabaseName(Indexes.DossierProperty);
        dossier.HasIndex(row => new { row.CompanyId, row.Id });
        dossier.Ignore(row => row.Subject);
    });

    private static void MapReaders(ModelBuilder model) => model.Entity<DossierReader>(reader =>
    {
        reader.ToTable("dossier_reader").HasKey(row => new { row.CompanyId, row.Key, row.DossierId });
        reader.HasOne<Dossier>().WithMany().HasForeignKey(row => row.DossierId).OnDelete(DeleteBehavior.Cascade);
    });

    private static void MapLevelProposal(ModelBuilder model) => model.Entity<LevelProposal>(proposal =>
    {
        proposal.ToTable("level_proposal").HasKey(row => row.Id);
        proposal.HasVersion();
        proposal.Property(row => row.Id).ValueGeneratedNever();
        proposal.ComplexProperty(row => row.Proposer);
        proposal.ComplexProperty(row => row.Decider);
        proposal.HasOne<Dossier>().WithMany().HasForeignKey(row => row.DossierId).OnDelete(DeleteBehavior.Restrict);
        proposal.HasIndex(row => row.DossierId).IsUnique().HasFilter("state = 'OPEN'").HasDatabaseName(Indexes.OpenProposal);
        proposal.HasIndex(row => new { row.DossierId, row.Id });
    });

    private static void MapVolume(ModelBuilder model) => model.Entity<Volume>(volume =>
    {
        volume.ToTable("volume").HasKey(row => row.Id);
        volume.Property(row => row.Id).ValueGeneratedNever();
        volume.Property(row => row.Group);
        volume.Property(row => row.No);
        volume.HasIndex(row => new { row.DossierId, row.Group, row.No }).IsUnique().HasDatabaseName("ux_volume_dossier_group_no");
    });

    private static void MapInventoryLine(ModelBuilder model) => model.Entity<InventoryLine>(line =>
    {
        line.ToTable("inventory_line").HasKey(row => row.Id);
        line.Property(row => row.Id).ValueGeneratedNever();
        line.Property(row => row.Seq);
        line.HasOne<Volume>().WithMany().HasForeignKey(row => row.VolumeId).OnDelete(DeleteBehavior.Restrict);
        line.Property(row => row.ItemNumber).UseCollation("C");
        line.HasIndex(row => row.ItemId).IsUnique().HasDatabaseName(Indexes.LineItem).HasFilter("moved_to is null");
        line.HasIndex(row => new { row.DossierId, row.ItemNumber }).IsUnique().HasDatabaseName(Indexes.LineNumber);
    });

    private static void MapAccession(ModelBuilder model) => model.Entity<Accession>(accession =>
    {
        accession.ToTable("accession").HasKey(row => row.ItemId);
        accession.HasVersion();
        accession.Property(row => row.ItemId).ValueGeneratedNever();
        accession.Property(row => row.CompanyCode);
        accession.HasOne<Dossier>().WithMany().HasForeignKey(row => row.DossierId).OnDelete(DeleteBehavior.Restrict);
        accession.HasIndex(row => new { row.DossierId, row.ItemId });
    });

    private static void MapMerger(ModelBuilder model) => model.Entity<Merger>(merger =>
    {
        merger.ToTable("merger").HasKey(row => row.Id);
        merger.HasVersion();
        merger.Property(row => row.Id).ValueGeneratedNever();
        merger.Property(row => row.CompanyId);
        merger.Property(row => row.CompanyCode);
        merger.Property(row => row.PropertyId);
        merger.Property(row => row.RequestedBy);
        merger.HasOne<Property>().WithMany().HasForeignKey(row => row.PropertyId).OnDelete(DeleteBehavior.Restrict);
    });

    private static void MapKnownLoan(ModelBuilder model) => model.Entity<KnownLoan>(loan =>
    {
        loan.ToTable("known_loan").HasKey(row => row.LoanId);
        loan.HasVersion();
        loan.Property(row => row.LoanId).ValueGeneratedNever();
        loan.HasIndex(row => row.VolumeId).HasDatabaseName("ix_known_loan_out").HasFilter("is_out");
    });

    private static void MapNumbers(ModelBuilder model)
    {
        model.Entity<GivenNumber>(number =>
        {
            number.ToTable("given_number").HasKey(row => row.DossierId);
            number.Property(row => row.DossierId).ValueGeneratedNever();
            number.Property(row => row.CompanyCode);
            number.Property(row => row.Number);
            number.Property(row => row.ProjectId);
            number.Property(row => row.PropertyCode);
            number.HasIndex(row => new { row.CompanyCode, row.Number }).IsUnique().HasDatabaseName(Indexes.Number);
            number.HasIndex(row => new { row.ProjectId, row.PropertyCode }).IsUnique().HasDatabaseName(Indexes.NumberedCode);
        });
        model.Entity<NumberSeries>(series =>
        {
            series.ToTable("number_series").HasKey(row => new { row.CompanyCode, row.Series });
            series.Property(row => row.Last).IsConcurrencyToken();
        });
    }
}
