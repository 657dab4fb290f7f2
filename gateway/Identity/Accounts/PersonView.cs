using System.Text.Json.Serialization;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>A person as an administrator sees them.</summary>
public sealed record PersonView(
    string Id,
    string Name,
    string Company,
    IReadOnlyList<string> Departments,
    IReadOnlyList<string> Teams,
    IReadOnlyList<string> Roles,
    string Clearance,
    bool SignedUp,
    bool SecondFactor,
    bool Disabled,
    DateTimeOffset? LockedUntil,
    DateTimeOffset? LastSignInAt,
    long Version) : IVersioned
{
    /// <summary>One-time link, shown in the first answer only and kept nowhere.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Link { get; init; }

    internal static PersonView Of(Account account, DateTimeOffset now) => new(
        account.Id,
        account.Name,
        account.Company,
        account.Rights.Departments,
        account.Rights.Teams,
        account.Rights.Roles,
        account.Rights.Clearance,
        account.PasswordHash is not null,
        account.TwoFactorEnabled,
        account.IsDisabled,
        account.LockoutEnd > now ? account.LockoutEnd : null,
        account.LastSignInAt,
        account.Version);
}
