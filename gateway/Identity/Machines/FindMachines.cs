using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Machines;

/// <summary>Lists the programs and stations, of which a site has tens.</summary>
internal static class FindMachines
{
    public sealed record Answer(IReadOnlyList<MachineView> Items);

    internal static void Map(RouteGroupBuilder clients) => clients.MapGet("/", Handle);

    private static async Task<Ok<Answer>> Handle(Actor actor, IdentityDb db, CancellationToken ct)
    {
        var rows = await db.Machines.AsNoTracking().OrderBy(machine => machine.Id).ToListAsync(ct);
        return TypedResults.Ok(new Answer([.. rows.Where(row => actor.Company.Length == 0 || row.Rights.Company == actor.Company).Select(MachineView.Of)]));
    }
}
