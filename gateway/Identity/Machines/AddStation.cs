using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Machines;

/// <summary>Registers a scanning station, which takes its secret itself, by a one-time code; the departments it scans for the security administrator grants (clauses 5.1.5, 5.1.6).</summary>
internal static class AddStation
{
    public sealed record Request(string? Id, string? Name, string? Company, IReadOnlyList<string>? Departments);

    internal static void Map(RouteGroupBuilder stations) => stations.MapPost("/", Handle);

    private static async Task<Created<MachineView>> Handle(
        Request request, Actor actor, IdentityDb db, LinkDesk links, TimeProvider clock, CancellationToken ct)
    {
        var rights = Rights.Of(request.Company, request.Departments, null, null, null);
        var station = Machine.Station(request.Id, request.Name, rights, clock.GetUtcNow());
        rights.Within(actor).FromOwn(actor);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.FreeAsync(station.Id, ct);
        db.Add(station);
        var code = await links.EnrolAsync(station.Id, actor.Person, ct);
        db.Audit(actor, "station.add", $"client/{station.Id}", new { rights.Company, rights.Departments });
        var answer = await db.AnswerAsync(TypedResults.Created($"/api/identity/clients/{station.Id}", MachineView.Of(station)), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created(answer.Location, answer.Value! with { EnrolmentCode = code });
    }
}
