using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.Keys;

/// <summary>Makes a new pair of keys: published at once, used a little later, so that nobody meets a signature they cannot check.</summary>
internal static class RotateKey
{
    /// <param name="Reason">Why, in a sentence; it stands in the audit trail.</param>
    public sealed record Request(string? Reason);

    internal static void Map(RouteGroupBuilder keys) => keys.MapPost("/", Handle);

    private static async Task<Created<KeyView>> Handle(
        Request request, Actor actor, IdentityDb db, KeySeal seal, KeyRing ring, IOptions<IdentitySettings> options, TimeProvider clock, CancellationToken ct)
    {
        var reason = Valid.Text(request.Reason, 200, "reason");
        var now = clock.GetUtcNow();

        KeyCare.Add(db, seal, now, TimeSpan.FromSeconds(options.Value.KeyActivationSeconds), actor.Person);

        db.Audit(actor, "key.rotate", "keys", new { reason });
        var fresh = db.Keys.Local.Single(key => key.Signs);
        var answer = await db.AnswerAsync(TypedResults.Created("/api/identity/keys", KeyView.Of([fresh], now)[0]), ct);
        await ring.ReadAsync(ct);
        return answer;
    }
}
