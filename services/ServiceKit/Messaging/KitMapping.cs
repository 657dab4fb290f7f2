using ArchivePlatform.ServiceKit.Audit;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Maps the kit's tables; they are made by the kit's own scripts, never by a service's migrations.</summary>
internal static class KitMapping
{
    internal static void Apply(ModelBuilder model)
    {
        Table<OutboxRow>(model, "outbox").HasKey(row => row.Id);
        Table<IdempotencyRow>(model, "idempotency").HasKey(row => new { row.Person, row.Key });
        // The key begins with the stream so that one save writes its streams in one order and cannot deadlock with another.
        Table<AuditEntry>(model, "audit_entry").HasKey(row => new { row.Stream, row.EventId });
        model.Entity<OutboxRow>().Property(row => row.Id).ValueGeneratedNever();
    }

    private static EntityTypeBuilder<T> Table<T>(ModelBuilder model, string name) where T : class =>
        model.Entity<T>().ToTable(name, "kit", table => table.ExcludeFromMigrations());
}
