using ArchivePlatform.Scanning.Domain;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Scanning.Storage;

/// <summary>Tables of media, their digests and the tickets to see them.</summary>
internal static class MediaMapping
{
    /// <summary>An item keeps the same content once.</summary>
    public const string SameContent = "ux_media_item_content";

    public static void Apply(ModelBuilder model)
    {
        Media(model.Entity<Media>());
        var fingerprint = model.Entity<Fingerprint>().ToTable("media_fingerprint");
        fingerprint.HasKey(row => row.MediaId);
        fingerprint.Property(row => row.MediaId).ValueGeneratedNever();
        var ticket = model.Entity<Ticket>().ToTable("ticket");
        ticket.Property(row => row.Id).ValueGeneratedNever();
        ticket.Property(row => row.Claims).HasColumnType("jsonb");
        ticket.HasIndex(row => row.SecretHash).IsUnique().HasDatabaseName("ux_ticket_secret");
        ticket.HasIndex(row => row.ExpiresAt).HasDatabaseName("ix_ticket_expires");
    }

    private static void Media(EntityTypeBuilder<Media> media)
    {
        media.ToTable("media").HasVersion();
        media.Property(row => row.Id).ValueGeneratedNever();
        media.Ignore(row => row.Plan);
        // Until when a worker has it; kept by statements of its own, so that a worker's claim is no change of the medium.
        media.Property<DateTimeOffset?>("LeasedUntil");
        media.HasIndex(row => new { row.ItemId, row.Id }).HasDatabaseName("ix_media_item");
        media.HasIndex(row => row.Key).IsUnique().HasDatabaseName("ux_media_key");
        media.HasIndex(row => row.ConfirmedAt).HasDatabaseName("ix_media_unverified").HasFilter("state = 'UPLOADED'");
        media.HasIndex(row => row.ExpiresAt).HasDatabaseName("ix_media_unfinished").HasFilter("state = 'DECLARED'");
        media.HasIndex(row => row.DeclaredBy).HasDatabaseName("ix_media_declared_by").HasFilter("state = 'DECLARED'");
        media.HasIndex(row => new { row.ItemId, row.Sha256 }).IsUnique().HasDatabaseName(SameContent).HasFilter("state = 'VERIFIED'");
    }
}
