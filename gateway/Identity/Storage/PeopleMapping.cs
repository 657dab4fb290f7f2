using System.Text.Json;
using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Keys;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ArchivePlatform.Identities.Storage;

/// <summary>Tables of people and programs; second factors lie sealed.</summary>
internal static class PeopleMapping
{
    internal const string UserName = "ux_person_user_name";

    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    internal static void Apply(ModelBuilder model, KeySeal seal)
    {
        People(model.Entity<Account>().ToTable("person"));
        model.Entity<IdentityUserLogin<string>>(login =>
        {
            login.ToTable("person_login").HasKey(row => new { row.LoginProvider, row.ProviderKey });
            login.HasIndex(row => row.UserId);
            login.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
        });
        model.Entity<IdentityUserToken<string>>(token =>
        {
            token.ToTable("person_secret").HasKey(row => new { row.UserId, row.LoginProvider, row.Name });
            token.Property(row => row.Value).HasConversion(value => seal.SealText(value!), text => seal.OpenText(text));
            token.HasOne<Account>().WithMany().HasForeignKey(row => row.UserId);
        });
        model.Entity<Machine>(machine =>
        {
            machine.ToTable("machine").HasVersion().HasKey(row => row.Id);
            machine.Property(row => row.Rights).AsJson();
            machine.HasIndex(row => row.NotBefore);
        });
    }

    private static void People(EntityTypeBuilder<Account> person)
    {
        person.HasVersion().HasKey(row => row.Id);
        person.Property(row => row.Rights).AsJson();
        person.Property(row => row.ConcurrencyStamp).IsConcurrencyToken();
        person.HasIndex(row => row.NormalizedUserName).IsUnique().HasDatabaseName(UserName);
        person.HasIndex(row => new { row.Company, row.Id });
        person.HasIndex(row => row.NotBefore);
        person.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed);
        person.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed).Ignore(row => row.OwesSecondFactor);
    }

    private static void AsJson(this PropertyBuilder<Rights> property) => property
        .HasColumnType("jsonb")
        .HasConversion(
            value => JsonSerializer.Serialize(value, Form),
            text => JsonSerializer.Deserialize<Rights>(text, Form)!,
            new ValueComparer<Rights>((one, other) => ReferenceEquals(one, other), value => value.GetHashCode(), value => value));
}
