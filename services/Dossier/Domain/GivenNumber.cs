using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>A number that was given once; it stays for ever and resolves to its dossier (clause 5.10.1, AMB-01).</summary>
internal sealed class GivenNumber : IOfCompany
{
    private GivenNumber(Guid dossierId, string companyCode, string number, Guid projectId, string propertyCode)
    {
        DossierId = dossierId;
        CompanyCode = companyCode;
        Number = number;
        ProjectId = projectId;
        PropertyCode = propertyCode;
    }

    /// <summary>The dossier that bears it.</summary>
    public Guid DossierId { get; }

    /// <inheritdoc/>
    public string CompanyCode { get; }

    /// <summary>Reference code of the dossier, unique in the company.</summary>
    public string Number { get; }

    /// <summary>The project the property code belongs to.</summary>
    public Guid ProjectId { get; }

    /// <summary>Property code inside the number.</summary>
    public string PropertyCode { get; }

    /// <summary>The property the code was numbered for.</summary>
    public Guid PropertyId { get; private init; }

    /// <summary>Local archive date.</summary>
    public DateOnly GivenOn { get; private init; }

    /// <summary>Notes the number a dossier has just received.</summary>
    internal static GivenNumber To(Dossier dossier, string number, DateOnly today) =>
        new(dossier.Id, dossier.CompanyCode, number, dossier.ProjectId, dossier.PropertyCode) { PropertyId = dossier.PropertyId, GivenOn = today };

    /// <summary>Refuses to give a code to a property when it was numbered for another one.</summary>
    /// <param name="numbered">Where the code stands in a number; null where it never was.</param>
    /// <param name="propertyId">The property that wants the code.</param>
    /// <exception cref="RuleBroken"><c>PROPERTY_CODE_NUMBERED</c></exception>
    internal static void RequireFree(GivenNumber? numbered, Guid propertyId)
    {
        var free = numbered is null || numbered.PropertyId == propertyId;
        DossierRules.PropertyCodeNumbered.Require(free, numbered?.PropertyCode, numbered?.Number);
    }
}
