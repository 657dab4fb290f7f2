using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Properties;

/// <summary>Which of some property codes of a project are borne by a property already, and which are part of a number.</summary>
internal sealed class TakenCodes
{
    private readonly Dictionary<string, Guid> borne;
    private readonly Dictionary<string, GivenNumber> numbered;

    private TakenCodes(Dictionary<string, Guid> borne, Dictionary<string, GivenNumber> numbered)
    {
        this.borne = borne;
        this.numbered = numbered;
    }

    /// <summary>Reads what is known of the codes.</summary>
    internal static async Task<TakenCodes> Of(Guid projectId, IReadOnlyCollection<string> codes, DossierDb db, CancellationToken ct) => new(
        await db.Properties.AsNoTracking()
            .Where(property => property.ProjectId == projectId && codes.Contains(property.Code))
            .ToDictionaryAsync(property => property.Code, property => property.Id, StringComparer.Ordinal, ct),
        await db.GivenNumbers.AsNoTracking()
            .Where(number => number.ProjectId == projectId && codes.Contains(number.PropertyCode))
            .ToDictionaryAsync(number => number.PropertyCode, StringComparer.Ordinal, ct));

    /// <summary>Refuses a property whose code is taken, and takes it otherwise.</summary>
    /// <exception cref="RuleBroken"><c>PROPERTY_EXISTS</c>, <c>PROPERTY_CODE_NUMBERED</c></exception>
    internal void RequireFree(Property property)
    {
        if (borne.ContainsKey(property.Code))
            throw Existing(property.Code);
        GivenNumber.RequireFree(numbered.GetValueOrDefault(property.Code), property.Id);
        borne[property.Code] = property.Id;
    }

    /// <summary>The refusal of a code that a property bears.</summary>
    internal RuleBroken Existing(string code) =>
        new(DossierRules.PropertyExists, [code]) { Location = Locations.Property(borne[code]), Existing = borne[code].ToString(), Field = "propertyCode" };
}

/// <summary>Finds the caller's projects.</summary>
internal static class ProjectQueries
{
    /// <summary>A project of the caller's company.</summary>
    /// <exception cref="RuleBroken"><c>PROJECT_UNKNOWN</c></exception>
    internal static async Task<Project> OwnProject(this DossierDb db, Guid id, Actor actor, CancellationToken ct) =>
        await db.Projects.AsNoTracking().Of(actor).FirstOrDefaultAsync(project => project.Id == id, ct)
        ?? throw DossierRules.ProjectUnknown.Broken();
}
