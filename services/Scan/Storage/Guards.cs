using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Scanning.Storage;

/// <summary>What the reading rule asks of an item or a medium of it: it concerns the department that registered it and the one that holds it now; another company's people only what their department registered (clauses 5.1.5, 5.9, AMB-33).</summary>
internal abstract class Guard : IGuarded
{
    public Guid Id { get; private set; }

    public Guid CompanyId { get; private set; }

    public IReadOnlyList<string> Departments { get; private set; } = [];

    public string AccessLevel { get; private set; } = Levels.Lowest;

    public IReadOnlyList<string> Viewers { get; private set; } = [];

    public abstract string Subject { get; }
}

/// <summary>An item to which media may be uploaded.</summary>
internal sealed class ItemGuard : Guard
{
    public string Carrier { get; private set; } = "";

    /// <summary>Code of the department that holds it now.</summary>
    public string Holder { get; private set; } = "";

    public override string Subject => $"item/{Id}";
}

/// <summary>A medium, as secret as its item.</summary>
internal sealed class MediaGuard : Guard
{
    public Guid ItemId { get; private set; }

    /// <summary>The dossier its item lies in; null while it is not filed.</summary>
    public Guid? DossierId { get; private set; }

    public override string Subject => $"media/{Id}";
}

/// <summary>Reads the guards from the rows they guard.</summary>
internal static class GuardMapping
{
    private const string Rule = $"""
        item.company_id,
        array_remove(array[item.department_code, custody.department_code, 'outside:' || item.department_code], null) as departments,
        {FiledSecrecy.Columns}
        """;

    private const string Known = """
        left join known_custody custody on custody.id = item.id
        left join known_filing filing on filing.id = item.id
        left join known_dossier dossier on dossier.id = filing.dossier_id
        """;

    private const string Items = $"select item.id, item.carrier, coalesce(custody.department_code, item.department_code) as holder, {Rule} from known_item item {Known}";

    private const string Media = $"""
        select media.id, media.item_id, filing.dossier_id, {Rule}
        from media join known_item item on item.id = media.item_id {Known}
        """;

    public static void Apply(ModelBuilder model)
    {
        model.Entity<ItemGuard>().ToSqlQuery(Items).Ignore(row => row.Subject).HasKey(row => row.Id);
        model.Entity<MediaGuard>().ToSqlQuery(Media).Ignore(row => row.Subject).HasKey(row => row.Id);
    }
}
