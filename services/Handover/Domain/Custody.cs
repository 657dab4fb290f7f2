using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Handovers.Domain;

/// <summary>Who holds an item now; the only authority on it (clauses 4.2.1, 5.1.6).</summary>
/// <remarks>Moves only by an accepted line. Each move is a <see cref="CustodyHop"/>; the numbers of an item's hops have no gap.</remarks>
internal sealed class Custody : IVersioned
{
    private Custody()
    {
    }

    public Guid ItemId { get; private set; }
    public Guid CompanyId { get; private set; }
    public Party Holder { get; private set; } = null!;

    /// <summary>Number of the hop that brought the item to its holder, from 1.</summary>
    public int Hop { get; private set; }

    public long Version { get; private set; }

    /// <summary>Begins with the department that registered the item.</summary>
    public static (Custody Custody, CustodyHop Hop) Start(Guid itemId, Guid companyId, Party registrar, DateTimeOffset at, string by)
    {
        var custody = new Custody { ItemId = itemId, CompanyId = companyId, Holder = registrar, Hop = 1, Version = 1 };
        return (custody, CustodyHop.First(custody, at, by));
    }

    /// <summary>Passes the item from the giver of an accepted line to its receiver.</summary>
    /// <exception cref="ServiceKit.Problems.RuleBroken"><c>CUSTODY_CONFLICT</c></exception>
    public CustodyHop Pass(Transfer transfer)
    {
        HandoverRules.CustodyConflict.Require(transfer.From.Covers(Holder) && Holder != transfer.To, ItemId);
        var from = Holder;
        (Holder, Hop, Version) = (transfer.To, Hop + 1, Version + 1);
        return CustodyHop.Next(this, from, transfer);
    }
}
