using System.Text.Json;
using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Protocol;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Seeding;

/// <summary>Makes the demonstration's people and programs at the first start, with passwords that are written down once.</summary>
internal sealed class DemonstrationPeople(IdentityDb db, UserManager<Account> people, Clients clients, TimeProvider clock)
{
    private static readonly JsonSerializerOptions Form = new(JsonSerializerDefaults.Web);

    /// <summary>One of them as the file says it.</summary>
    internal sealed record Line(
        string Id, string Name, string Company, IReadOnlyList<string> Departments, IReadOnlyList<string> Teams, IReadOnlyList<string> Roles, string Clearance, bool IsMachine);

    internal async Task SeedAsync(DemonstrationOptions demonstration, CancellationToken ct)
    {
        if (await db.People.AnyAsync(ct))
            return;
        await using var file = File.OpenRead(demonstration.PeopleFile);
        var told = new List<string>();
        foreach (var line in await JsonSerializer.DeserializeAsync<List<Line>>(file, Form, ct) ?? [])
            told.Add($"{line.Id}={await AddAsync(line, ct)}");
        OwnersFile.Write(demonstration.PasswordsFile, told);
    }

    private async Task<string> AddAsync(Line line, CancellationToken ct)
    {
        var rights = Rights.Of(line.Company, line.Departments, line.Teams, line.Roles, line.Clearance);
        var password = OneTimeCode.Fresh()[..16];
        if (!line.IsMachine)
        {
            await people.CreateAsync(Account.Invite(line.Id, line.Name, rights, clock.GetUtcNow(), demonstration: true), password).Done();
            return password;
        }
        var secret = OneTimeCode.Secret();
        db.Add(Machine.Demonstration(line.Id, line.Name, rights, clock.GetUtcNow()));
        await clients.CreateAsync(Clients.OfMachine(line.Id, line.Name, secret), ct);
        return secret;
    }
}
