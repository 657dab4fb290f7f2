using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Protocol;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Machines;

/// <summary>Gives a program or enrolled station a new secret; the one before stays good for as long as the request says.</summary>
internal static class RotateSecret
{
    /// <param name="OverlapHours">0 to 72; 0 where the secret became known.</param>
    public sealed record Request(int? OverlapHours);

    internal static void Map(RouteGroupBuilder clients) => clients.MapPost("/{id}/secrets", Handle);

    private static async Task<Ok<MachineView>> Handle(
        string id, Request request, Actor actor, IdentityDb db, Clients clients, CancellationToken ct)
    {
        var overlap = Valid.Number(request.OverlapHours, 0, 72, "overlapHours");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var machine = await db.MachineAsync(id, actor, ct);
        var client = await clients.FindByClientIdAsync(id, ct) ?? throw IdentityRules.ClientKind.Broken(id);
        var secret = OneTimeCode.Secret();
        db.Audit(actor, "client.rotate-secret", $"client/{id}", new { overlapHours = overlap });
        await clients.RotateAsync(client, secret, TimeSpan.FromHours(overlap), ct);
        var answer = await db.AnswerAsync(TypedResults.Ok(MachineView.Of(machine)), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(answer.Value! with { Secret = secret });
    }
}
