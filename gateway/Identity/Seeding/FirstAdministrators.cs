using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.Seeding;

/// <summary>Invites the first system and the first security administrator of an empty installation, each by a one-time link.</summary>
/// <remarks>They are two, because neither may do the other's work: one makes people, the other grants rights, the auditor's first of all.</remarks>
internal sealed class FirstAdministrators(
    IdentityDb db, UserManager<Account> people, LinkDesk links, IOptions<IdentitySettings> options, TimeProvider clock)
{
    private static readonly (string Id, string Name, string Role)[] Two =
    [
        ("system-administrator", "系统管理员 System administrator", Roles.SystemAdministrator),
        ("security-administrator", "安全管理员 Security administrator", Roles.SecurityAdministrator),
    ];

    internal async Task InviteAsync(CancellationToken ct)
    {
        var isEmpty = !await db.People.AnyAsync(ct);
        var fresh = new List<string>();
        foreach (var (id, name, role) in Two)
        {
            if (isEmpty)
                await people.CreateAsync(Account.Invite(id, name, Rights.Of(null, null, null, [role], null), clock.GetUtcNow())).Done();
            if (await IsWaitingAsync(id, ct))
                fresh.Add($"{id}: {await InviteAsync(id, ct)}");
        }
        if (fresh.Count == 0)
            return;
        if (options.Value.FirstLinksFile is { Length: > 0 } file)
            OwnersFile.Write(file, fresh);
        else
            Console.WriteLine($"First administrators, one-time links for 7 days:{Environment.NewLine}{string.Join(Environment.NewLine, fresh)}");
    }

    /// <summary>Whether the administrator never signed up and holds no good link.</summary>
    private async Task<bool> IsWaitingAsync(string id, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        return await db.People.AnyAsync(person => person.Id == id && person.PasswordHash == null && !person.IsDisabled, ct)
            && !await db.Links.AnyAsync(link => link.Subject == id && link.UsedAt == null && link.ExpiresAt > now, ct);
    }

    private async Task<string> InviteAsync(string id, CancellationToken ct)
    {
        var link = await links.InviteAsync(id, "service:identity", ct);
        db.Audit(null, "person.invite", $"person/{id}", new { first = true });
        await db.SaveChangesAsync(ct);
        return link;
    }
}
