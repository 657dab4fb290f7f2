using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Keys;
using Microsoft.EntityFrameworkCore;
using OpenIddict.EntityFrameworkCore.Models;

namespace ArchivePlatform.Identities.Storage;

/// <summary>Tables of sessions, one-time links, keys, counted attempts and the protocol.</summary>
internal static class DoorMapping
{
    internal static void Apply(ModelBuilder model)
    {
        model.Entity<Session>(session =>
        {
            session.ToTable("session").HasKey(row => row.Id);
            session.Property(row => row.Id).ValueGeneratedNever();
            session.HasIndex(row => row.Person);
            session.HasIndex(row => row.ExpiresAt);
        });
        model.Entity<Link>(link =>
        {
            link.ToTable("link").HasKey(row => row.Id);
            link.Property(row => row.Id).ValueGeneratedNever();
            link.HasIndex(row => row.Digest).IsUnique();
            link.HasIndex(row => row.Subject);
        });
        model.Entity<StoredKey>(key => key.ToTable("stored_key").HasKey(row => row.Id));
        model.Entity<Attempts>(attempts =>
        {
            attempts.ToTable("attempts").HasKey(row => row.Key);
            attempts.HasIndex(row => row.Since);
        });
        Protocol(model.UseOpenIddict<Guid>());
    }

    /// <summary>The protocol library's tables, under names like ours.</summary>
    private static void Protocol(ModelBuilder model)
    {
        model.Entity<OpenIddictEntityFrameworkCoreApplication<Guid>>().ToTable("oidc_application");
        model.Entity<OpenIddictEntityFrameworkCoreAuthorization<Guid>>().ToTable("oidc_authorization");
        model.Entity<OpenIddictEntityFrameworkCoreScope<Guid>>().ToTable("oidc_scope");
        model.Entity<OpenIddictEntityFrameworkCoreToken<Guid>>().ToTable("oidc_token");
    }
}
