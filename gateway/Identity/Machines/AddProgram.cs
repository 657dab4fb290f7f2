using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Protocol;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Machines;

/// <summary>Registers a program with a secret of its own; rights the registrar does not have the security administrator grants (clauses 5.1.5, 5.1.6).</summary>
internal static class AddProgram
{
    public sealed record Request(string? Id, string? Name, string? Company, IReadOnlyList<string>? Departments, IReadOnlyList<string>? Teams);

    internal static void Map(RouteGroupBuilder clients) => clients.MapPost("/", Handle);

    private static async Task<Created<MachineView>> Handle(
        Request request, Actor actor, IdentityDb db, Clients clients, TimeProvider clock, CancellationToken ct)
    {
        var rights = Rights.Of(request.Company, request.Departments, request.Teams, null, null);
        var machine = Machine.Program(request.Id, request.Name, rights, clock.GetUtcNow());
        rights.Within(actor).FromOwn(actor);
        var secret = OneTimeCode.Secret();

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await db.FreeAsync(machine.Id, ct);
        db.Add(machine);
        db.Audit(actor, "client.add", $"client/{machine.Id}", new { machine.Kind, rights.Company });
        await clients.CreateAsync(Clients.OfMachine(machine.Id, machine.Name, secret), ct);
        var answer = await db.AnswerAsync(TypedResults.Created($"/api/identity/clients/{machine.Id}", MachineView.Of(machine)), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Created(answer.Location, answer.Value! with { Secret = secret });
    }
}
