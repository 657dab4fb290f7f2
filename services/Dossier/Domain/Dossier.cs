using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>The one dossier of a property (clause 5.1.2). It begins as a working dossier and keeps its id when it is numbered (clause 5.3.1).</summary>
internal sealed class Dossier : IVersioned, IOfCompany
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

    /// <summary><c>A</c>, <c>B</c> or <c>C</c>; C unless raised (clause 5.1.5).</summary>
    public string SecurityLevel { get; private set; } = "C";

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
            DossierRules.GroupARequired.Require(volumes.Any(volume => volume.Group == group.Code), $"{group.Code} {group.Name}");
        State = DossierState.Arranged;
        Touch();
    }

    /// <summary>The named volume, or the group's open one; a new one follows a bound one.</summary>
    private Volume VolumeFor(Placement placement)
    {
        var last = volumes.Where(volume => volume.Group == placement.Group.Code).MaxBy(volume => volume.No);
        var open = last is { BoundAt: null } ? last : Volume.Begin(placement.VolumeId, Id, placement.Group.Code, (last?.No ?? 0) + 1);
        var wanted = placement.Volume is { } code && code != open.Code ? volumes.FirstOrDefault(volume => volume.Code == code && volume.Group == open.Group) : open;
        DossierRules.VolumeUnknown.Require(wanted is not null, placement.Volume);
        if (wanted == open && open != last)
            volumes.Add(open);
        return wanted!;
    }

    private void Touch() => Version++;
}

/// <summary>How many of a dossier's items the custodian department holds.</summary>
internal sealed record Holding(string Custodian, int Items);

/// <summary>Where an accepted item shall go.</summary>
/// <param name="Volume">Code of a volume of the group; null for its open one.</param>
internal sealed record Placement(Accession Accession, KnownItem Item, ArrangementGroup Group, string? Volume, string Custodian)
{
    /// <summary>Id of its inventory line.</summary>
    public required Guid LineId { get; init; }

    /// <summary>Id of the volume, should one have to be begun.</summary>
    public required Guid VolumeId { get; init; }
}
