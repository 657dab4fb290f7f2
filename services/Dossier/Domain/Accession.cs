using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>One step of an item's custody, as Handover told it.</summary>
/// <param name="Hop">From 1; the highest says who holds the item.</param>
internal sealed record CustodyStep(int Hop, string Department, string? Team, string BatchNo, DateTimeOffset AcceptedAt);

/// <summary>An accepted item in its dossier's accession pool, until it has its place in a volume (clause 5.1.4). An item has one accession, for ever.</summary>
internal sealed class Accession : IVersioned, IOfCompany
{
    /// <summary>Material of a failed sale that cannot leave group A: its volume is bound, or the company has no group for sales history (clause 5.10.2e).</summary>
    public const string FailedSaleInA = "FAILED_SALE_IN_A";

    private Accession(Guid itemId, Guid dossierId, string companyCode)
    {
        ItemId = itemId;
        DossierId = dossierId;
        CompanyCode = companyCode;
    }

    /// <summary>The item; the business key.</summary>
    public Guid ItemId { get; }

    /// <summary>The dossier it belongs to.</summary>
    public Guid DossierId { get; private set; }

    /// <inheritdoc/>
    public string CompanyCode { get; }

    /// <summary>Number of the latest custody step known.</summary>
    public int Hop { get; private set; }

    /// <summary>Department that holds the item after that step.</summary>
    public string HolderDepartment { get; private set; } = "";

    /// <summary>Team that holds it; null where the department does.</summary>
    public string? HolderTeam { get; private set; }

    /// <summary>Batch of that step.</summary>
    public string BatchNo { get; private set; } = "";

    /// <summary>Instant of that step.</summary>
    public DateTimeOffset AcceptedAt { get; private set; }

    /// <summary>Full number after arrangement; null in the pool.</summary>
    public string? ItemNumber { get; private set; }

    /// <summary>Group after arrangement; null in the pool.</summary>
    public string? Group { get; private set; }

    /// <summary>What is wrong but refused nothing: <see cref="FailedSaleInA"/>; null where nothing is.</summary>
    public string? Finding { get; private set; }

    /// <inheritdoc/>
    public long Version { get; private set; }

    /// <summary><c>ACCEPTED</c> in the pool, <c>FILED</c> in a volume.</summary>
    internal string State => ItemNumber is null ? "ACCEPTED" : "FILED";

    /// <summary>Files an accepted item into the pool of <paramref name="dossier"/>; it is never refused.</summary>
    internal static Accession Into(Dossier dossier, Guid itemId, CustodyStep step)
    {
        var accession = new Accession(itemId, dossier.Id, dossier.CompanyCode) { Version = 1 };
        accession.Take(step);
        return accession;
    }

    /// <summary>Follows the item to its next holder; an older step than the one known changes nothing.</summary>
    /// <returns>Whether the holder changed.</returns>
    internal bool Follow(CustodyStep step)
    {
        if (step.Hop <= Hop)
            return false;
        Take(step);
        Version++;
        return true;
    }

    /// <summary>Goes from the pool of a dossier that was merged into that of its successor (AMB-23).</summary>
    internal void PassTo(Dossier successor)
    {
        DossierId = successor.Id;
        Version++;
    }

    /// <summary>Refuses unless the item waits in the pool and the custodian department holds it.</summary>
    /// <exception cref="RuleBroken"><c>ITEM_ALREADY_FILED</c>, <c>ITEM_NOT_IN_CUSTODY</c></exception>
    internal void RequireArrangeable(string custodian)
    {
        DossierRules.ItemFiled.Require(ItemNumber is null, ItemNumber);
        DossierRules.ItemNotHeld.Require(HolderDepartment == custodian, HolderDepartment);
    }

    /// <summary>Takes its place in a volume.</summary>
    internal void Place(string group, string itemNumber)
    {
        Group = group;
        ItemNumber = itemNumber;
        Version++;
    }

    /// <summary>Records what is wrong; once is enough.</summary>
    /// <returns>Whether it is new.</returns>
    internal bool Note(string finding)
    {
        if (Finding == finding)
            return false;
        Finding = finding;
        Version++;
        return true;
    }

    private void Take(CustodyStep step)
    {
        Hop = step.Hop;
        HolderDepartment = step.Department;
        HolderTeam = step.Team;
        BatchNo = step.BatchNo;
        AcceptedAt = step.AcceptedAt;
    }
}
