using System.Linq.Expressions;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Personal;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Idempotency;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Finds sales by a number of a buyer, which never stands in an address; answers masked, and every search is logged (clause 5.2.1).</summary>
internal static class SearchSales
{
    private const string PhoneEnding = "PHONE_ENDING";

    /// <param name="By"><c>IDENTITY</c>, <c>PHONE</c>, <c>PHONE_ENDING</c> (four digits) or <c>BANK</c>.</param>
    /// <param name="Number">As people type it; only whole numbers and phone endings are found.</param>
    /// <param name="After">Id of the last sale of the page before.</param>
    public sealed record Request(string? By, string? Number, Guid? After, int? Limit);

    internal static void Map(RouteGroupBuilder sales) => sales.MapPost("/searches", Handle).OnlyReads();

    private static async Task<Ok<PageOf<SaleView>>> Handle(
        Request request, Actor actor, IntakeDb db, NumberHashes hashes, TimeProvider clock, CancellationToken ct)
    {
        var limit = Page.Limit(request.Limit);
        var company = await db.Organisations.OfAsync(actor, clock, ct);
        var by = Words.Required(request.By, [.. NumberKind.All, PhoneEnding], "by");
        var wanted = Wanted(by, request.Number, company.CompanyId, hashes);
        var rows = await db.VisibleTo(actor, company, ArchiveTime.Today(clock)).AsNoTracking()
            .Where(Holds(by, wanted))
            .Where(sale => request.After == null || sale.Id > request.After)
            .OrderBy(sale => sale.Id)
            .Take(limit + 1)
            .ToListAsync(ct);
        var page = Page.Of(rows, limit, sale => sale.Id);

        db.Audit(actor, "sale.search", $"searches/{actor.Person}", new { by, Found = page.Items.Count });
        await db.SaveChangesAsync(ct);
        return TypedResults.Ok(new PageOf<SaleView>([.. page.Items.Select(SaleView.Of)], page.Next));
    }

    /// <summary>Two conditions and not one with a choice in it, so that each has its index.</summary>
    private static Expression<Func<Sale, bool>> Holds(string by, byte[][] wanted) => by == PhoneEnding
        ? sale => sale.Buyers.Any(buyer => buyer.Numbers.Any(number => wanted.Contains(number.EndingHash)))
        : sale => sale.Buyers.Any(buyer => buyer.Numbers.Any(number => number.Kind == by && wanted.Contains(number.Hash)));

    private static byte[][] Wanted(string by, string? typed, Guid companyId, NumberHashes hashes)
    {
        if (by == PhoneEnding)
            return [hashes.OfEnding(companyId, PhoneNumber.ReadEnding(typed, "number"))];
        IEnumerable<PersonalText?> numbers = by switch
        {
            NumberKind.Identity => IdentityNumber.ReadForAny(typed, "number"),
            NumberKind.Phone => [PhoneNumber.Read(typed, "number")],
            _ => [BankAccount.Read(typed, "number")],
        };
        byte[][] wanted = [.. numbers.OfType<PersonalText>().Select(number => hashes.Of(companyId, number))];
        return wanted.Length > 0 ? wanted : throw Valid.Refusal("number", "不能为空", "it is missing");
    }
}
