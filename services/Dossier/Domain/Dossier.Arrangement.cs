using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <content>How its items come into groups, volumes and the inventory (clause 5.10.2).</content>
internal sealed partial class Dossier
{
    /// <summary>Refuses unless the dossier has its number.</summary>
    /// <exception cref="RuleBroken"><c>DOSSIER_NOT_NUMBERED</c></exception>
    internal void RequireNumbered() => DossierRules.DossierNotNumbered.Require(Number is not null);

    /// <summary>Puts an accepted item into its group and volume and on the next line of the inventory (clauses 5.10.2, 5.10.2a).</summary>
    /// <exception cref="RuleBroken"><c>DOSSIER_FROZEN</c>, <c>DOSSIER_HELD</c>, <c>DOSSIER_NOT_NUMBERED</c>, <c>ITEM_ALREADY_FILED</c>, <c>ITEM_NOT_IN_CUSTODY</c>, <c>USAGE_MISMATCH</c>, <c>GROUP_MISMATCH</c>, <c>VOLUME_UNKNOWN</c>, <c>VOLUME_BOUND</c>, <c>SERIES_EXHAUSTED</c></exception>
    internal InventoryLine Arrange(Placement placement, NumberSeries series)
    {
        RequireUnmerged();
        RequireNumbered();
        placement.Accession.RequireArrangeable(placement.Custodian);
        placement.Group.RequireFits(placement.Item.Group, Usage);
        var volume = VolumeFor(placement);
        volume.RequireOpen();
        var itemNumber = series.Next(SerialWidth);
        placement.Accession.Place(placement.Group.Code, itemNumber);
        Touch();
        return volume.Add(placement.LineId, placement.Item, itemNumber);
    }

    /// <summary>Moves an arranged item of a failed sale from group A to the sales history; its old line stays and says where it went (clause 5.10.2e, AMB-29).</summary>
    /// <param name="history">The group of sales history; null where the company uses none.</param>
    /// <returns>Its new line; null where it cannot leave, also while the dossier is held or frozen; that becomes a finding and is never refused.</returns>
    /// <exception cref="RuleBroken"><c>SERIES_EXHAUSTED</c></exception>
    internal InventoryLine? MoveToHistory(FiledItem filed, ArrangementGroup? history, NumberSeries series)
    {
        var from = volumes.Single(volume => volume.Id == filed.Line.VolumeId);
        if (history is null || from.BoundAt is not null || !IsUnmerged)
        {
            if (filed.Accession.Note(Accession.FailedSaleInA))
                Touch();
            return null;
        }
        var itemNumber = series.Next(SerialWidth);
        from.MoveAway(filed.Line, itemNumber);
        filed.Accession.Place(history.Code, itemNumber);
        Touch();
        return Keep(OpenVolume(history.Code, filed.VolumeId)).Add(filed.LineId, filed.Item, itemNumber);
    }

    /// <summary>Binds a volume (clause 5.10.2a); later additions go to a supplementary one.</summary>
    /// <exception cref="RuleBroken"><c>DOSSIER_FROZEN</c>, <c>DOSSIER_HELD</c>, <c>VOLUME_UNKNOWN</c>, <c>VOLUME_BOUND</c>, <c>VOLUME_LOOSE_LEAF</c>, <c>GROUP_UNKNOWN</c></exception>
    internal Volume Bind(string code, Policy policy, DateTimeOffset now)
    {
        RequireUnmerged();
        var volume = volumes.FirstOrDefault(volume => volume.Code == code);
        DossierRules.VolumeUnknown.Require(volume is not null, code);
        volume!.Bind(policy.Group(volume.Group), now);
        Touch();
        return volume;
    }

    /// <summary>Declares the dossier arranged (clause 5.10.2a).</summary>
    /// <exception cref="RuleBroken"><c>DOSSIER_FROZEN</c>, <c>DOSSIER_HELD</c>, <c>DOSSIER_NOT_NUMBERED</c>, <c>DOSSIER_ALREADY_ARRANGED</c>, <c>GROUP_A_REQUIRED</c></exception>
    internal void Complete(Policy policy)
    {
        RequireUnmerged();
        RequireNumbered();
        DossierRules.DossierArranged.Require(State != DossierState.Arranged);
        foreach (var group in policy.Groups.Where(group => group.Mandatory))
            DossierRules.GroupARequired.Require(volumes.Any(volume => volume.Group == group.Code && volume.Lines > volume.Moved), $"{group.Code} {group.Name}");
        State = DossierState.Arranged;
        Touch();
    }

    /// <summary>The named volume, or the group's open one.</summary>
    private Volume VolumeFor(Placement placement)
    {
        var open = OpenVolume(placement.Group.Code, placement.VolumeId);
        var wanted = placement.Volume is { } code && code != open.Code ? volumes.FirstOrDefault(volume => volume.Code == code && volume.Group == open.Group) : open;
        DossierRules.VolumeUnknown.Require(wanted is not null, placement.Volume);
        return Keep(wanted!);
    }

    /// <summary>The group's open volume; a new one follows a bound one.</summary>
    private Volume OpenVolume(string group, Guid newId)
    {
        var last = volumes.Where(volume => volume.Group == group).MaxBy(volume => volume.No);
        return last is { BoundAt: null } ? last : Volume.Begin(newId, Id, group, (last?.No ?? 0) + 1);
    }

    private Volume Keep(Volume volume)
    {
        if (!volumes.Contains(volume))
            volumes.Add(volume);
        return volume;
    }
}
