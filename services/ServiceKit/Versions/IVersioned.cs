using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.ServiceKit.Versions;

/// <summary>Something whose <see cref="Version"/> rises by one with every change, its children's included; the version is its ETag.</summary>
public interface IVersioned
{
    /// <summary>From 1.</summary>
    long Version { get; }
}

/// <summary>Mapping of versions.</summary>
public static class VersionMapping
{
    /// <summary>Makes the version the row's concurrency token: a save against an older one fails with 412.</summary>
    public static EntityTypeBuilder<T> HasVersion<T>(this EntityTypeBuilder<T> entity) where T : class, IVersioned
    {
        entity.Property(row => row.Version).IsConcurrencyToken().ValueGeneratedNever();
        return entity;
    }
}
