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
    /// <param name="department">Who opens it; null where it opens for the first accepted item.</param>
    internal static Dossier Open(Guid id, Property property, DateOnly today, string? department = null) =>
        new(id, property.CompanyId, property.CompanyCode, property.ProjectId, property.Id)
        {
            ProjectCode = property.ProjectCode,
            PropertyCode = property.Code,
            Usage = property.Usage,
            OpenedOn = today,
            Departments = department is null ? [] : [department],
            Version = 1,
        };

    /// <summary>Files an accepted item into the accession pool; accepted means filed, whatever the state (clause 5.1.4).</summary>
    internal Accession Receive(KnownItem item, CustodyStep step)
    {
        Count(item.SecurityLevel, item.Viewers);
        Touch();
        return Accession.Into(this, item.ItemId, step);
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
    /// <exception cref="RuleBroken"><c>DOSSIER_FROZEN</c>, <c>DOSSIER_HELD</c>, <c>DOSSIER_ALREADY_NUMBERED</c>, <c>NOTHING_ACCEPTED</c></exception>
    internal GivenNumber Formalise(string fondsNo, NumberTemplate template, Holding holding, DateOnly today)
    {
        RequireUnmerged();
        DossierRules.DossierNumbered.Require(Number is null, Number);
        DossierRules.NothingAccepted.Require(holding.Items > 0, holding.Custodian);
        Number = template.DossierNumber(fondsNo, ProjectCode, PropertyCode);
        SerialWidth = template.SerialWidth;
        FiledOn = today;
        State = DossierState.Accepted;
        Touch();
        return GivenNumber.To(this, Number, today);
    }

    private void Touch() => Version++;
}
