namespace ArchivePlatform.ServiceKit.Access;

/// <summary>How secret an item is, filed or not, in the words of a guard's query: one answer for every service that hears of items and dossiers (clause 5.1.5, decision 0012).</summary>
public static class FiledSecrecy
{
    /// <summary>
    /// The columns <c>access_level</c> and <c>viewers</c>, from rows the query calls <c>item</c> (<c>security_level</c>, <c>viewers</c>), <c>filing</c> (<c>dossier_version</c>)
    /// and <c>dossier</c> (<c>version</c>, <c>access_level</c>, <c>viewers</c>); the latter two may be missing.
    /// </summary>
    /// <remarks>
    /// A filed item is as secret as its dossier. While the dossier's level is not known as of the item's filing, the item is at least as secret as it was
    /// registered, and only who may read both is let in whatever their clearance: the order in which the announcements arrive opens nothing.
    /// </remarks>
    public const string Columns = """
        case when dossier.version >= filing.dossier_version then dossier.access_level else least(item.security_level, dossier.access_level) end as access_level,
        case
            when dossier.version >= filing.dossier_version or item.security_level = 'C' then coalesce(dossier.viewers, item.viewers)
            when coalesce(dossier.access_level, 'C') = 'C' then item.viewers
            else array(select unnest(item.viewers) intersect select unnest(dossier.viewers))
        end as viewers
        """;
}
