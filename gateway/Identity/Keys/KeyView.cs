namespace ArchivePlatform.Identities.Keys;

/// <summary>A signing key as an administrator sees it; its private half is shown nowhere.</summary>
/// <param name="State"><c>NEXT</c>, <c>ACTIVE</c>, <c>BELIEVED</c>, <c>ENDED</c> or <c>REVOKED</c>.</param>
public sealed record KeyView(string Id, string State, DateTimeOffset CreatedAt, DateTimeOffset ActiveFrom, DateTimeOffset? RevokedAt, string MadeBy)
{
    internal static IReadOnlyList<KeyView> Of(IReadOnlyCollection<StoredKey> keys, DateTimeOffset now)
    {
        var good = keys.Where(key => key.RevokedAt is null).ToList();
        var believed = KeyRing.Believed(good, now);
        var active = good.Where(key => key.ActiveFrom <= now).MaxBy(key => key.ActiveFrom);
        return
        [
            .. from key in keys
               orderby key.CreatedAt
               let state = key.RevokedAt is not null ? "REVOKED"
                   : key.ActiveFrom > now ? "NEXT"
                   : key == active ? "ACTIVE"
                   : believed.Contains(key) ? "BELIEVED" : "ENDED"
               select new KeyView(key.Id, state, key.CreatedAt, key.ActiveFrom, key.RevokedAt, key.MadeBy),
        ];
    }
}
