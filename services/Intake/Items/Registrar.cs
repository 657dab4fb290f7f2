using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Items;

/// <summary>What every registration shares, single, in bulk or after waiting: look once, decide line by line, number and store together.</summary>
internal sealed class Registrar(IntakeDb db, TimeProvider clock)
{
    /// <summary>Reads what the lines need to be decided, one query for each table; needs a transaction, until whose end no sale of theirs can fail.</summary>
    public async Task<Ledger> OpenAsync(KnownOrganisation company, IReadOnlyCollection<ItemLine> lines, CancellationToken ct)
    {
        var properties = lines.Select(line => line.PropertyId).OfType<Guid>().Distinct().ToList();
        var sales = lines.Select(line => line.SaleId).OfType<Guid>().Distinct().ToArray();
        var departments = lines.Select(line => line.DepartmentCode).OfType<string>().Distinct().ToList();
        var today = ArchiveTime.Today(clock);
        return new Ledger
        {
            Company = company,
            Properties = await db.Properties
                .Where(row => row.CompanyId == company.CompanyId && properties.Contains(row.Id)).Select(row => row.Id).ToHashSetAsync(ct),
            Sales = await SalesAsync(company, sales, ct),
            DepartmentsWithOfficer = await db.Rolls
                .Where(row => row.CompanyId == company.CompanyId && departments.Contains(row.DepartmentCode))
                .Where(row => row.Terms.AsQueryable().Any(OfficerTerm.IsInChargeOn(today)))
                .Select(row => row.DepartmentCode).ToHashSetAsync(ct),
            Contracts = await ContractsAsync(lines, ct),
            AllowsBlueHukou = await db.Policies.AllowBlueHukouAsync(company, today, ct),
            Duties = company.DutiesOn(today),
        };
    }

    /// <summary>Numbers the items, adds them to the session and announces them; the caller saves in the transaction it holds.</summary>
    /// <param name="actor">Null where a waiting line is registered by the service.</param>
    public async Task StoreAsync(Guid companyId, IReadOnlyList<Item> items, Actor? actor, CancellationToken ct)
    {
        if (items.Count == 0)
            return;
        var series = items.CountBy(item => Counter.OfItems(item.DepartmentCode)).ToDictionary();
        var next = new Dictionary<string, long>(await Counter.TakeAsync(db, companyId, series, ct));
        foreach (var item in items)
        {
            item.GiveInterimNumber(next[Counter.OfItems(item.DepartmentCode)]++);
            db.Add(item);
            db.Announce(ItemFacts.Registered(item, clock.GetUtcNow(), item.RegisteredBy));
            db.Audit(actor, "item.register", $"item/{item.Id}", new { item.InterimNo, item.Category, item.Subtype, item.State, item.Missing, item.Findings });
        }
    }

    private async Task<Dictionary<Guid, SaleStanding>> SalesAsync(KnownOrganisation company, Guid[] ids, CancellationToken ct)
    {
        if (ids.Length == 0)
            return [];
        return await db.Sales
            .FromSql($"select * from sale where company_id = {company.CompanyId} and id = any({ids}) order by id for share").AsNoTracking()
            .Select(sale => new { sale.Id, sale.PropertyId, sale.CancelledOn })
            .ToDictionaryAsync(sale => sale.Id, sale => new SaleStanding(sale.PropertyId, sale.CancelledOn is not null), ct);
    }

    /// <summary>Sale contracts on record for the properties somebody moves into.</summary>
    private async Task<List<SignedContract>> ContractsAsync(IReadOnlyCollection<ItemLine> lines, CancellationToken ct)
    {
        var properties = lines.Where(line => line.MoveInDate is not null).Select(line => line.PropertyId).OfType<Guid>().Distinct().ToList();
        return properties.Count == 0 ? [] : await db.Items
            .Where(item => properties.Contains(item.PropertyId) && item.Subtype == Subtype.SaleContract && item.DocumentDate != null)
            .Select(item => new SignedContract(item.PropertyId, item.SaleId, item.DocumentDate!.Value))
            .ToListAsync(ct);
    }
}
