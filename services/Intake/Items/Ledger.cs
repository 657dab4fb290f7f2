using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Items;

/// <summary>Everything around a set of lines, read once; decides them one by one without asking the database again.</summary>
internal sealed class Ledger
{
    public required KnownOrganisation Company { get; init; }
    public required HashSet<Guid> Properties { get; init; }
    public required Dictionary<Guid, SaleStanding> Sales { get; init; }
    public required HashSet<string> DepartmentsWithOfficer { get; init; }
    public required List<SignedContract> Contracts { get; init; }
    public required bool AllowsBlueHukou { get; init; }

    /// <summary>Who has which duty today.</summary>
    public required Duties Duties { get; init; }

    /// <summary>Registers a line or refuses it; what the line says is judged before whether its subject is known.</summary>
    /// <param name="actor">The registrar; null for a line whose registrar was checked when it was put aside.</param>
    /// <exception cref="RuleBroken">Those of <see cref="Item.Register"/>; <c>DEPT_UNKNOWN</c>, <c>DEPT_NOT_RESPONSIBLE</c>, <c>PROPERTY_UNKNOWN</c>, <c>SALE_UNKNOWN</c>, <c>SALE_OF_OTHER_PROPERTY</c></exception>
    public Item Register(ItemLine line, Registration registration, Actor? actor)
    {
        if (line.DepartmentCode is { Length: > 0 } department)
            RequireOwnDepartment(department, line.TeamCode, actor);
        if (actor is not null && !Company.IsOwn(actor))
            IntakeRules.DeptNotResponsible.Require(line.SaleId is null, field: "saleId", actor.Name, Category.Sales);
        var item = Item.Register(line, registration, Around(line));
        RequireSubject(item);
        if (item.Subtype == Subtype.SaleContract && item.DocumentDate is { } signed)
            Contracts.Add(new(item.PropertyId, item.SaleId, signed));
        return item;
    }

    /// <remarks>From outside no department exists but the one the caller stands in (AMB-33).</remarks>
    private void RequireOwnDepartment(string department, string? team, Actor? actor)
    {
        if (actor is not null && !Company.IsOwn(actor) && !actor.IsIn(department))
            throw IntakeRules.MayArrive(IntakeRules.DeptUnknown, department);
        Company.RequireKnown(department, string.IsNullOrWhiteSpace(team) ? null : team);
        IntakeRules.DeptNotResponsible.Require(actor is null || actor.IsIn(department), field: "departmentCode", actor?.Name, department);
    }

    private void RequireSubject(Item item)
    {
        if (!Properties.Contains(item.PropertyId))
            throw IntakeRules.MayArrive(IntakeRules.PropertyUnknown, item.PropertyId);
        if (item.SaleId is not { } sale)
            return;
        if (!Sales.TryGetValue(sale, out var standing))
            throw IntakeRules.MayArrive(IntakeRules.SaleUnknown);
        IntakeRules.SaleOfOtherProperty.Require(standing.PropertyId == item.PropertyId, field: "saleId");
    }

    private Surroundings Around(ItemLine line) => new(
        DepartmentsWithOfficer.Contains(line.DepartmentCode ?? ""),
        SignedContract.Earliest(Contracts, line.PropertyId, line.SaleId),
        AllowsBlueHukou,
        line.SaleId is { } sale && Sales.TryGetValue(sale, out var standing) && standing.Failed)
    {
        Duties = Duties,
    };
}

/// <summary>A sale as far as its material is concerned.</summary>
/// <param name="Failed">Whether it was cancelled.</param>
internal sealed record SaleStanding(Guid PropertyId, bool Failed);
