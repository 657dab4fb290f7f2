using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>The one dossier of a property (clause 5.1.2). It begins as a working dossier and keeps its id when it is numbered (clause 5.3.1).</summary>
internal sealed partial class Dossier : IVersioned, IOfCompany
{
    private readonly List<Volume> volumes = [];

    private Dossier(Guid id, Guid companyId, string companyCode, Guid projectId, Guid propertyId)
    {
        Id = id;
        CompanyId = companyId;
        CompanyCode = companyCode;
        ProjectId = projectId;
        PropertyId = propertyId;
    }

    /// <summary>UUIDv7, the same from working dossier to formal one.</summary>
    public Guid Id { get; }

    /// <summary>The owning company.</summary>
    public Guid CompanyId { get; }

    /// <inheritdoc/>
    public string CompanyCode { get; }

    /// <summary>The project of the property.</summary>
    public Guid ProjectId { get; }

    /// <summary>The property; no other dossier has it.</summary>
    public Guid PropertyId { get; }

    /// <summary>Code of the project, part of the number.</summary>
    public string ProjectCode { get; private set; } = "";

    /// <summary>Present code of the property.</summary>
    public string PropertyCode { get; private set; } = "";

    /// <summary>Home or shop.</summary>
    public Usage Usage { get; private set; }

    /// <summary>How far it has come.</summary>
    public DossierState State { get; private set; }

    /// <summary>Reference code after AMB-01, never changed once given; null while working.</summary>
    public string? Number { get; private set; }

    /// <summary>Digits of its item numbers, as the policy said when it was numbered.</summary>
    public int SerialWidth { get; private set; }

    /// <summary>Local archive date on which the working dossier was opened.</summary>
    public DateOnly OpenedOn { get; private set; }

    /// <summary>Local archive date of the first formal numbering: the filing date of its covers (AMB-21).</summary>
    public DateOnly? FiledOn { get; private set; }

    /// <inheritdoc/>
    public long Version { get; private set; }

    /// <summary>Its volumes.</summary>
    public IReadOnlyList<Volume> Volumes => volumes;

    /// <summary>Opens the working dossier of a property (clause 5.3.1).</summary>
    internal static Dossier Open(Guid id, Property property, DateOnly today) =>
        new(id, property.CompanyId, property.CompanyCode, property.ProjectId, property.Id)
        {
            ProjectCode = property.ProjectCode,
            PropertyCode = property.Code,
            Usage = property.Usage,
            OpenedOn = today,
            Version = 1,
        };

    /// <summary>Files an accepted item into the accession pool; accepted means filed, whatever the state (clause 5.1.4).</summary>
    internal Accession Receive(Guid itemId, CustodyStep step)
    {
        Touch();
        return Accession.Into(this, itemId, step);
    }

    /// <summary>Follows one of its items to a new holder; an older step changes nothing.</summary>
    /// <returns>Whether anything changed.</returns>
    internal bool Follow(Accession accession, CustodyStep step)
    {
        if (!accession.Follow(step))
            return false;
        Touch();
        return true;
    }

    /// <summary>Takes over the new code of its property; a number once given stays (AMB-23).</summary>
    internal void Renumbered(Property property)
    {
        PropertyCode = property.Code;
        Touch();
    }

    /// <summary>Makes the working dossier the formal one and gives it its number (clauses 5.3.1, 5.10.1).</summary>
    /// <param name="template">The one in force today; a later one is for new files only.</param>
    /// <exception cref="RuleBroken"><c>DOSSIER_ALREADY_NUMBERED</c>, <c>NOTHING_ACCEPTED</c></exception>
    internal GivenNumber Formalise(string fondsNo, NumberTemplate template, Holding holding, DateOnly today)
    {
        DossierRules.DossierNumbered.Require(Number is null, Number);
        DossierRules.NothingAccepted.Require(holding.Items > 0, holding.Custodian);
        Number = template.DossierNumber(fondsNo, ProjectCode, PropertyCode);
        SerialWidth = template.SerialWidth;
        FiledOn = today;
        State = DossierState.Accepted;
        Touch();
        return GivenNumber.To(this, Number, today);
    }

    /// <summary>Refuses unless the dossier has its number.</summary>
    /// <exception cref="RuleBroken"><c>DOSSIER_NOT_NUMBERED</c></exception>
    internal void RequireNumbered() => DossierRules.DossierNotNumbered.Require(Number is not null);

    /// <summary>Puts an accepted item into its group and volume and on the next line of the inventory (clauses 5.10.2, 5.10.2a).</summary>
    /// <exception cref="RuleBroken"><c>DOSSIER_NOT_NUMBERED</c>, <c>ITEM_ALREADY_FILED</c>, <c>ITEM_NOT_IN_CUSTODY</c>, <c>USAGE_MISMATCH</c>, <c>GROUP_MISMATCH</c>, <c>VOLUME_UNKNOWN</c>, <c>VOLUME_BOUND</c>, <c>SERIES_EXHAUSTED</c></exception>
    internal InventoryLine Arrange(Placement placement, NumberSeries series)
    {
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
    /// <returns>Its new line; null where it cannot leave, which becomes a finding and is never refused.</returns>
    /// <exception cref="RuleBroken"><c>SERIES_EXHAUSTED</c></exception>
    internal InventoryLine? MoveToHistory(FiledItem filed, ArrangementGroup? history, NumberSeries series)
    {
        var from = volumes.Single(volume => volume.Id == filed.Line.VolumeId);
        if (history is null || from.BoundAt is not null)
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
    /// <exception cref="RuleBroken"><c>VOLUME_UNKNOWN</c>, <c>VOLUME_BOUND</c>, <c>VOLUME_LOOSE_LEAF</c>, <c>GROUP_UNKNOWN</c></exception>
    internal Volume Bind(string code, Policy policy, DateTimeOffset now)
    {
        var volume = volumes.FirstOrDefault(volume => volume.Code == code);
        DossierRules.VolumeUnknown.Require(volume is not null, code);
        volume!.Bind(policy.Group(volume.Group), now);
        Touch();
        return volume;
    }

    /// <summary>Declares the dossier arranged (clause 5.10.2a).</summary>
    /// <exception cref="RuleBroken"><c>DOSSIER_NOT_NUMBERED</c>, <c>DOSSIER_ALREADY_ARRANGED</c>, <c>GROUP_A_REQUIRED</c></exception>
    internal void Complete(Policy policy)
    {
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

    private void Touch() => Version++;
}
