using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Protocol;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.Machines;

/// <summary>Gives a scanning station its client and secret for the one-time code it was told; a secret it had before ends.</summary>
internal static class EnrolStation
{
    public sealed record Request(string? Code);

    /// <summary>What the station keeps, in the words of RFC 7591.</summary>
    public sealed record Answer(
        [property: System.Text.Json.Serialization.JsonPropertyName("client_id")] string ClientId,
        [property: System.Text.Json.Serialization.JsonPropertyName("client_secret")] string ClientSecret,
        [property: System.Text.Json.Serialization.JsonPropertyName("token_endpoint")] string TokenEndpoint,
        IReadOnlyList<string> Departments);

    internal static void Map(RouteGroupBuilder connect) => connect.MapPost("/enrolment", Handle);

    private static async Task<Ok<Answer>> Handle(
        Request request, HttpContext http, IdentityDb db, LinkDesk links, Clients clients, IOptions<IdentitySettings> options, CancellationToken ct)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var link = await links.LookAsync(request.Code, Caller.Address(http), ct);
        if (link.Kind != "ENROLMENT" || await db.Machines.SingleOrDefaultAsync(machine => machine.Id == link.Subject, ct) is not { IsDisabled: false } station)
            throw new RequestRefused(RefusedHere.LinkUsed);
        await links.TakeAsync(link, ct);
        var secret = OneTimeCode.Secret();
        db.Audit(new Actor(station.Id, station.Name, station.Rights.Company, new HashSet<string>(), new HashSet<string>(), new HashSet<string>(), Machine: true), "station.enrol", $"client/{station.Id}");
        if (await clients.FindByClientIdAsync(station.Id, ct) is { } known)
            await clients.RotateAsync(known, secret, TimeSpan.Zero, ct);
        else
            await clients.CreateAsync(Clients.OfMachine(station.Id, station.Name, secret), ct);
        await db.SaveChangesAsync(ct);
        await transaction.CommitAsync(ct);
        return TypedResults.Ok(new Answer(station.Id, secret, $"{options.Value.Issuer.TrimEnd('/')}/connect/token", station.Rights.Departments));
    }
}
