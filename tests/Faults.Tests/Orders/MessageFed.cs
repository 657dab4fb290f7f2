using ArchivePlatform.Faults.Tests.Evidence;

namespace ArchivePlatform.Faults.Tests.Orders;

/// <summary>What messages alone have made in one service, and how it is forgotten so that they can be told again.</summary>
/// <param name="Forget">Statements that leave only what the service's own people did over HTTP.</param>
/// <param name="MayDiffer">
/// Columns that count or date the telling itself: versions of rows that several messages build up together, and days on which they were opened.
/// </param>
internal sealed record MessageFed(string Service, IReadOnlyList<string> Forget, IReadOnlyCollection<string> MayDiffer)
{
    /// <summary>The services that hear of the journey.</summary>
    /// <remarks>
    /// Intake: all read models. Its own items, sales and officers stay.
    /// Dossier: what it knows of items, the accession pool and the working dossiers that acceptances opened; with them what archivists later made of these.
    /// Lending: all read models; its own loans stay.
    /// Handover: all read models, obligations with the facts that decide them, and the first step of each custody; batches and the later steps stay.
    /// </remarks>
    public static IReadOnlyList<MessageFed> All { get; } =
    [
        new("intake",
            [
                "delete from known_organisation", "delete from known_policy", "delete from known_project", "delete from known_property",
                "delete from item_custody", "delete from item_filing", "delete from known_dossier",
            ],
            []),
        new("dossier",
            [
                "delete from inventory_line", "delete from volume", "delete from given_number", "delete from number_series",
                "delete from accession", "delete from dossier", "delete from known_item", "delete from known_loan",
            ],
            ["accession.version", "dossier.version", "dossier.opened_on", "dossier.id"]),
        new("handover",
            [
                "delete from known_organisation", "delete from known_policy", "delete from known_property", "delete from known_item",
                "delete from known_sale", "delete from known_officer", "delete from known_filing", "delete from known_dossier", "delete from sale_item", "delete from sale_cancellation", "delete from obligation",
                "delete from custody_hop where item_id in (select item_id from custody where hop = 1)", "delete from custody where hop = 1",
            ],
            ["obligation.id", "obligation.version"]),
        new("lending",
            ["delete from known_organisation", "delete from known_policy", "delete from known_calendar", "delete from known_dossier", "delete from known_volume"],
            []),
    ];

    /// <summary>The service's rows, with ids made at the telling replaced by what they stand for.</summary>
    public async Task<Image> ImageAsync(Rows rows)
    {
        var ids = Service == "dossier"
            ? await rows.MapAsync<string, string>("select id::text, 'dossier of ' || property_id from dossier")
            : null;
        return await Image.OfAsync(rows, await Image.TablesAsync(rows), MayDiffer, ids);
    }

    /// <summary>Forgets what messages made and that they were ever seen.</summary>
    public async Task ForgetAsync(Rows rows) =>
        await rows.ChangeAsync(string.Join(";\n", [.. Forget, "delete from kit.inbox", "delete from kit.inbox_waiting", "delete from kit.parked_message"]));
}
