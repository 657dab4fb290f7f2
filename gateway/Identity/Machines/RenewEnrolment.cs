using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Identities.Machines;

/// <summary>Gives a station another enrolment code, for example after its disk was replaced; its secret ends when the code is used.</summary>
internal static class RenewEnrolment
{
    internal static void Map(RouteGroupBuilder stations) => stations.MapPost("/{id}/enrolment-codes", Handle);

    private static async Task<Ok<MachineView>> Handle(string id, Actor actor, IdentityDb db, LinkDesk links, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var station = await db.MachineAsync(id, actor, ct);
        if (station.Kind != "STATION")
            throw IdentityRules.ClientUnknown.Broken();
        IdentityRules.PersonDisabled.Require(!station.IsDisabled, id);
        var code = await links.EnrolAsync(id, actor.Person, ct);
        db.Audit(actor, "station.enrol-again", $"client/{id}");
        var answer = await db.AnswerAsync(TypedResults.Ok(MachineView.Of(station)), ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(answer.Value! with { EnrolmentCode = code });
    }
}
