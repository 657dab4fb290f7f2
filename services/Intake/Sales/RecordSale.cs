using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Personal;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Opens a sale of a property (AMB-29). The buyers' numbers are kept sealed, hashed and masked (clause 5.2.1).</summary>
internal static class RecordSale
{
    /// <param name="SaleNo">The company's own number, up to 40 characters; given by the platform when left out.</param>
    /// <param name="Buyers">1 to 20 buyers.</param>
    public sealed record Request(Guid? PropertyId, string? SaleNo, IReadOnlyList<BuyerLine>? Buyers);

    /// <param name="IdType"><c>ID_CARD</c>, <c>PASSPORT</c>, <c>HK_MACAU_PERMIT</c>, <c>TAIWAN_PERMIT</c>, <c>RESIDENCE_PERMIT</c>, <c>COMPANY_CODE</c> or <c>OTHER</c>.</param>
    /// <param name="Phone">Mobile number, landline with its area code, or a number with its country code.</param>
    /// <param name="BankAccount">Account or card of 8 to 30 digits.</param>
    public sealed record BuyerLine(string? Name, string? IdType, string? IdNumber, string? Phone = null, string? BankAccount = null);

    internal static void Map(RouteGroupBuilder sales) => sales.MapPost("/", Handle);

    private static async Task<Created<SaleView>> Handle(
        Request request, Actor actor, IntakeDb db, NumberDesk desk, TimeProvider clock, CancellationToken ct)
    {
        var company = await db.Organisations.OfAsync(actor, clock, ct);
        SalesDesk.RequireMember(actor, company.DutiesOn(ArchiveTime.Today(clock)));
        var id = clock.NewId();
        var buyers = Buyers(request.Buyers, id, (place, number) => desk.Take(company.CompanyId, place, number));
        var given = SaleNumber.Given(request.SaleNo);
        var property = await db.RequirePropertyAsync(company, request.PropertyId, ct);

        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var sale = Sale.Record(id, company.CompanyId, property, given ?? await NextNumberAsync(db, company.CompanyId, clock, ct), buyers);
        db.Add(sale);
        db.Announce(SaleFacts.Recorded(sale, clock.GetUtcNow(), actor.Person));
        db.Audit(actor, "sale.record", $"sale/{sale.Id}", new { sale.SaleNo, sale.PropertyId, Buyers = buyers.Count });
        try
        {
            var answer = await db.AnswerAsync(TypedResults.Created($"/api/intake/sales/{sale.Id}", SaleView.Of(sale)), ct);
            await transaction.CommitAsync(ct);
            return answer;
        }
        catch (DbUpdateException taken) when (taken.Violates(OwnTables.SaleNoIndex))
        {
            throw IntakeRules.SaleNoExists.Broken(sale.SaleNo);
        }
    }

    private static List<Buyer> Buyers(IReadOnlyList<BuyerLine>? lines, Guid saleId, Func<NumberPlace, PersonalText, NumberPrint> keep) =>
        [.. Valid.List(lines, 1, 20, "buyers").Select((line, index) => Buyer.Of(
            index + 1, line.Name, Numbers(line), number => keep(new(saleId, index + 1, number.Kind), number)))];

    private static BuyerNumbers Numbers(BuyerLine line) =>
        new(IdentityNumber.Read(line.IdType, line.IdNumber), PhoneNumber.Read(line.Phone), BankAccount.Read(line.BankAccount));

    private static async Task<string> NextNumberAsync(IntakeDb db, Guid companyId, TimeProvider clock, CancellationToken ct)
    {
        var year = ArchiveTime.Today(clock).Year;
        var series = Counter.OfSales(year);
        var taken = await Counter.TakeAsync(db, companyId, new Dictionary<string, int> { [series] = 1 }, ct);
        return SaleNumber.Of(year, taken[series]);
    }
}
