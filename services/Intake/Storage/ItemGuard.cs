using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Storage;

/// <summary>What the reading rule asks of an item: it concerns the department that registered it and the one that holds it now; another company's people only what their department registered (clauses 5.1.5, 5.9, AMB-33).</summary>
internal sealed class ItemGuard : IGuarded
{
    /// <remarks>
    /// A filed item is as secret as its dossier. While the dossier's level is not known as of the item's filing, the item is at least as secret as it was
    /// registered, and only who may read both is let in whatever their clearance: the order in which the announcements arrive opens nothing.
    /// </remarks>
    internal const string Query = """
        select
            item.id,
            item.company_id,
            array_remove(array[item.department_code, custody.department_code, 'outside:' || item.department_code], null) as departments,
            case when dossier.version >= filing.dossier_version then dossier.access_level else least(item.security_level, dossier.access_level) end as access_level,
            case
                when dossier.version >= filing.dossier_version or item.security_level = 'C' then coalesce(dossier.viewers, item.viewers)
                when coalesce(dossier.access_level, 'C') = 'C' then item.viewers
                else array(select unnest(item.viewers) intersect select unnest(dossier.viewers))
            end as viewers
        from item
        left join item_custody custody on custody.id = item.id
        left join item_filing filing on filing.id = item.id
        left join known_dossier dossier on dossier.id = filing.dossier_id
        """;

    public Guid Id { get; private set; }
    public Guid CompanyId { get; private set; }
    public IReadOnlyList<string> Departments { get; private set; } = [];
    public string AccessLevel { get; private set; } = Levels.Lowest;
    public IReadOnlyList<string> Viewers { get; private set; } = [];
    public string Subject => $"item/{Id}";
}
