using ArchivePlatform.ServiceKit.Access;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Handovers.Storage;

/// <summary>What the reading rule asks of a batch, a line, an item or an obligation (clauses 5.1.5, 5.9).</summary>
internal abstract class Guard : IGuarded
{
    public Guid Id { get; private set; }
    public Guid CompanyId { get; private set; }
    public IReadOnlyList<string> Departments { get; private set; } = [];
    public string AccessLevel { get; private set; } = Levels.Lowest;
    public IReadOnlyList<string> Viewers { get; private set; } = [];
    public abstract string Subject { get; }
}

/// <summary>A batch concerns giver and receiver, and customer service where it must countersign.</summary>
internal sealed class BatchGuard : Guard
{
    public override string Subject => $"batch/{Id}";
}

/// <summary>A line concerns giver and receiver of its batch and is as secret as its item, whose id it has.</summary>
internal sealed class LineGuard : Guard
{
    public Guid BatchId { get; private set; }
    public override string Subject => $"item/{Id}";
}

/// <summary>An item concerns every department that holds or held it; another company's people only what their department registered (AMB-33).</summary>
internal sealed class ItemGuard : Guard
{
    public override string Subject => $"item/{Id}";
}

/// <summary>An obligation concerns the giver.</summary>
internal sealed class ObligationGuard : Guard
{
    public override string Subject => $"obligation/{Id}";
}

/// <summary>Reads the guards from the rows they guard.</summary>
internal static class GuardMapping
{
    private const string Open = "'C' as access_level, array[]::text[] as viewers";

    private const string Filed = """
        left join known_filing filing on filing.item_id = item.item_id
        left join known_dossier dossier on dossier.dossier_id = filing.dossier_id
        """;

    /// <summary>Giver and receiver; the giver also where another company's people act in it, and customer service where it must countersign (clause 4.3.2).</summary>
    private const string Parties = """
        array_remove(array[from_department, to_department, 'outside:' || from_department, case when is_external then 'duty:CSC_D' end], null) as departments
        """;

    private const string Batches = $"select id, company_id, {Parties}, {Open} from batch";

    private const string Obligations = $"select id, company_id, array[giving_department] as departments, {Open} from obligation";

    private const string Lines = $"""
        select line.batch_id, item.item_id as id, batch.company_id, {Parties}, {FiledSecrecy.Columns}
        from batch_line line
        join batch on batch.id = line.batch_id
        join known_item item on item.item_id = line.item_id
        {Filed}
        """;

    private const string Items = $"""
        select item.item_id as id, item.company_id,
            array(select distinct hop.to_department from custody_hop hop where hop.item_id = item.item_id) || ('outside:' || item.department_code) as departments, {FiledSecrecy.Columns}
        from known_item item
        join custody on custody.item_id = item.item_id
        {Filed}
        """;

    public static void Apply(ModelBuilder model)
    {
        Map<BatchGuard>(model, Batches);
        Map<ObligationGuard>(model, Obligations);
        Map<ItemGuard>(model, Items);
        Map<LineGuard>(model, Lines);
        model.Entity<LineGuard>().HasKey(row => new { row.BatchId, row.Id });
    }

    private static void Map<T>(ModelBuilder model, string query) where T : Guard =>
        model.Entity<T>().ToSqlQuery(query).Ignore(row => row.Subject).HasKey(row => row.Id);
}
