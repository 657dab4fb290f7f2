using System.Globalization;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>A volume of one group of a dossier: first A1, supplementary A2 … after binding (clause 5.10.2a).</summary>
internal sealed class Volume
{
    private Volume(Guid id, Guid dossierId, string group, int no)
    {
        Id = id;
        DossierId = dossierId;
        Group = group;
        No = no;
    }

    /// <summary>UUIDv7.</summary>
    public Guid Id { get; }

    /// <summary>The dossier it is part of.</summary>
    public Guid DossierId { get; }

    /// <summary>Group code.</summary>
    public string Group { get; }

    /// <summary>From 1 in the group.</summary>
    public int No { get; }

    /// <summary>Inventory lines in it.</summary>
    public int Lines { get; private set; }

    /// <summary>Lines whose item was moved to another group; they keep their place and their pages.</summary>
    public int Moved { get; private set; }

    /// <summary>Pages in it.</summary>
    public int Pages { get; private set; }

    /// <summary>Instant of binding; null while open.</summary>
    public DateTimeOffset? BoundAt { get; private set; }

    /// <summary>What archivists call it: <c>A1</c>, <c>A2</c>, <c>B1-1</c>.</summary>
    internal string Code => CodeOf(Group, No);

    /// <summary>The code of a group's volume; a group code that ends in a digit is set off by a hyphen.</summary>
    internal static string CodeOf(string group, int no) =>
        group + (group.Length > 1 ? "-" : "") + no.ToString(CultureInfo.InvariantCulture);

    /// <summary>Begins the group's volume number <paramref name="no"/>.</summary>
    internal static Volume Begin(Guid id, Guid dossierId, string group, int no) => new(id, dossierId, group, no);

    /// <summary>Adds the next line of the inventory; pages run on through the volume.</summary>
    /// <exception cref="RuleBroken"><c>VOLUME_BOUND</c></exception>
    internal InventoryLine Add(Guid lineId, KnownItem item, string itemNumber)
    {
        RequireOpen();
        var line = new InventoryLine(lineId, Id, DossierId, ++Lines)
        {
            ItemId = item.ItemId,
            ItemNumber = itemNumber,
            FormerNo = item.InterimNo,
            Title = item.Title,
            DocumentDate = item.DocumentDate,
            ResponsibleParty = item.ResponsibleParty,
            Pages = item.Pages,
            PageFrom = item.Pages > 0 ? Pages + 1 : null,
            PageTo = item.Pages > 0 ? Pages + item.Pages : null,
        };
        Pages += item.Pages;
        return line;
    }

    /// <summary>Notes that the item of a line went to another group.</summary>
    internal void MoveAway(InventoryLine line, string itemNumber)
    {
        line.Move(itemNumber);
        Moved++;
    }

    /// <summary>Binds the volume; nothing is ever added to it again.</summary>
    /// <exception cref="RuleBroken"><c>VOLUME_BOUND</c>, <c>VOLUME_LOOSE_LEAF</c></exception>
    internal void Bind(ArrangementGroup group, DateTimeOffset at)
    {
        DossierRules.VolumeLooseLeaf.Require(group.IsBound, Group);
        RequireOpen();
        BoundAt = at;
    }

    /// <summary>Refuses once the volume is bound.</summary>
    /// <exception cref="RuleBroken"><c>VOLUME_BOUND</c></exception>
    internal void RequireOpen() => DossierRules.VolumeBound.Require(BoundAt is null, Code);
}
