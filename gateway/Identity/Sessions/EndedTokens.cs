using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Sessions;

/// <summary>Whose tokens ended before their time: people's and programs'.</summary>
internal sealed class EndedTokens(IdentityDb db) : IEndedTokens
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<StaleBefore>> SinceAsync(DateTimeOffset since, CancellationToken ct) =>
    [
        .. await db.People.Where(person => person.NotBefore >= since).Select(person => new StaleBefore(person.Id, person.NotBefore)).ToListAsync(ct),
        .. await db.Machines.Where(machine => machine.NotBefore >= since).Select(machine => new StaleBefore(machine.Id, machine.NotBefore)).ToListAsync(ct),
    ];
}
