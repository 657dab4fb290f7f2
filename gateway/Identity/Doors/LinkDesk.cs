using ArchivePlatform.Identities.Domain;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.Doors;

/// <summary>Makes and takes one-time links; a code opens its door once, and guessing is slowed down.</summary>
internal sealed class LinkDesk(IdentityDb db, Throttle throttle, IOptions<IdentitySettings> options, TimeProvider clock)
{
    private const string Kind = "link";

    /// <summary>A link by which an invited person chooses their first password; earlier ones end. The caller saves.</summary>
    internal async Task<string> InviteAsync(string person, string by, CancellationToken ct) =>
        Address(await FreshAsync(person, (id, code, now) => Link.Invitation(id, person, code, now, by), ct));

    /// <summary>A link by which a person chooses a new password; earlier ones end. The caller saves.</summary>
    internal async Task<string> ResetAsync(string person, string by, CancellationToken ct) =>
        Address(await FreshAsync(person, (id, code, now) => Link.Reset(id, person, code, now, by), ct));

    /// <summary>A code by which a station takes its secret; earlier ones end. The caller saves.</summary>
    internal Task<string> EnrolAsync(string station, string by, CancellationToken ct) =>
        FreshAsync(station, (id, code, now) => Link.Enrolment(id, station, code, now, by), ct);

    /// <summary>Whose the link is, without using it.</summary>
    /// <exception cref="RequestRefused"><c>LINK_USED</c> (410), <c>RATE_LIMITED</c> (429)</exception>
    internal async Task<Link> LookAsync(string? code, string address, CancellationToken ct)
    {
        await throttle.CountAsync(Kind, address, ct);
        var digest = OneTimeCode.Digest(code ?? "");
        var now = clock.GetUtcNow();
        var link = await db.Links.AsNoTracking().SingleOrDefaultAsync(row => row.Digest == digest && row.UsedAt == null && row.ExpiresAt > now, ct)
            ?? throw new RequestRefused(RefusedHere.LinkUsed);
        await throttle.ForgiveAsync(Kind, "", address, ct);
        return link;
    }

    /// <summary>Uses the link up, inside the caller's transaction; of two at once, one wins.</summary>
    /// <exception cref="RequestRefused"><c>LINK_USED</c> (410)</exception>
    internal async Task TakeAsync(Link link, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await db.Links.Where(row => row.Id == link.Id && row.UsedAt == null && row.ExpiresAt > now).ExecuteUpdateAsync(row => row.SetProperty(each => each.UsedAt, now), ct) == 0)
            throw new RequestRefused(RefusedHere.LinkUsed);
    }

    private async Task<string> FreshAsync(string subject, Func<Guid, string, DateTimeOffset, Link> make, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        await db.Links.Where(row => row.Subject == subject && row.UsedAt == null).ExecuteUpdateAsync(row => row.SetProperty(each => each.UsedAt, now), ct);
        var code = OneTimeCode.Fresh();
        db.Add(make(clock.NewId(), code, now));
        return code;
    }

    private string Address(string code) => $"{options.Value.Issuer.TrimEnd('/')}/account/welcome?code={code}";
}
