using ArchivePlatform.ServiceKit.Messaging;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>The one door through which every guarded answer leaves, a single thing as well as a page, read or acted on.</summary>
public static class Disclosure
{
    /// <summary>Lets rows be shown that the reading rule has let through; who sees a secret one is noted in its trail: no trail, no answer (clause 5.1.5).</summary>
    /// <param name="act">What is done, as the trail says it; null where the caller notes an act of its own on each.</param>
    /// <param name="rows">What is about to be answered.</param>
    /// <exception cref="Problems.RequestRefused"><c>RIGHTS_STALE</c> (503): one is secret, and a right taken away may not have got here</exception>
    public static async Task DiscloseAsync(this ServiceDb db, Actor actor, string? act, IReadOnlyCollection<IGuarded> rows, CancellationToken ct)
    {
        var secret = rows.Where(row => row.IsSecret()).ToList();
        if (secret.Count == 0)
            return;
        db.RequireFreshRights();
        if (act is null)
            return;
        foreach (var row in secret)
            db.Audit(actor, act, row.Subject, new { row.AccessLevel });
        await db.SaveChangesAsync(ct);
    }
}
