using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Personal;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Intake.Sales;

/// <summary>Shows the buyers' numbers of a sale whole, once, to whoever says what for; the audit trail knows of it first (clause 5.2.1).</summary>
internal static class UnmaskNumbers
{
    /// <param name="Purpose"><c>CONTRACT</c>, <c>TITLE</c>, <c>CONTACT</c>, <c>REFUND</c>, <c>INVESTIGATION</c> or <c>DATA_SUBJECT</c>.</param>
    /// <param name="Reason">4 to 500 characters, kept in the audit trail.</param>
    /// <param name="Fields">1 to 3 of <c>IDENTITY</c>, <c>PHONE</c>, <c>BANK</c>.</param>
    public sealed record Request(string? Purpose, string? Reason, IReadOnlyList<string>? Fields);

    /// <param name="Buyer">Place of the buyer on the sale.</param>
    /// <param name="Number">Null where only its hash was kept.</param>
    public sealed record NumberView(int Buyer, string Field, string? Number);

    public sealed record Response(IReadOnlyList<NumberView> Numbers);

    internal static void Map(RouteGroupBuilder sales) => sales.MapPost("/{id:guid}/unmaskings", Handle);

    private static async Task<Ok<Response>> Handle(
        Guid id, Request request, Actor actor, IntakeDb db, NumberDesk desk, TimeProvider clock, CancellationToken ct)
    {
        var today = ArchiveTime.Today(clock);
        var company = await db.Organisations.OfAsync(actor, clock, ct);
        var sale = await db.SeeAsync(id, actor, company, today, ct);
        SalesDesk.RequireUnmasker(actor, company.DutiesOn(today));
        var asked = Unmasking.Of(request.Purpose, request.Reason, request.Fields);
        var numbers = sale.Buyers.OrderBy(buyer => buyer.Seq)
            .SelectMany(buyer => buyer.Numbers, (buyer, number) => (buyer.Seq, Number: number))
            .Where(line => asked.Fields.Contains(line.Number.Kind))
            .Select(line => new NumberView(line.Seq, line.Number.Kind, desk.Open(id, line.Seq, line.Number)))
            .ToList();

        db.Audit(actor, "sale.unmask", $"sale/{id}", new { asked.Purpose, asked.Reason, asked.Fields, Shown = numbers.Count });
        return await db.AnswerOnceAsync(TypedResults.Ok(new Response(numbers)), ct);
    }
}
