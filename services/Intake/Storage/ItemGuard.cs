using ArchivePlatform.ServiceKit.Access;

namespace ArchivePlatform.Intake.Storage;

/// <summary>What the reading rule asks of an item: it concerns the department that registered it and the one that holds it now; another company's people only what their department registered (clauses 5.1.5, 5.9, AMB-33).</summary>
internal sealed class ItemGuard : IGuarded
{
    internal const string Query = $"""
        select
            item.id,
            item.company_id,
            array_remove(array[item.department_code, custody.department_code, 'outside:' || item.department_code], null) as departments,
            {FiledSecrecy.Columns}
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
