using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Registry;
using ArchivePlatform.Intake.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Intake.Items;

/// <summary>Registers 1 to 500 items in one save with an answer for each line; no line stands in another's way (clause 5.9).</summary>
/// <remarks>A line whose property or sale is not known yet is put aside and tried again (<see cref="WaitingLine"/>).</remarks>
internal static class RegisterItems
{
    /// <param name="Company">Code of the company whose properties the lines are about; null for the own one (AMB-33).</param>
    public sealed record Request(IReadOnlyList<ItemLine>? Lines, string? Company);

    /// <param name="Index">Place of the line in the request, from 0.</param>
    /// <param name="Status"><c>REGISTERED</c>, <c>INCOMPLETE</c>, <c>WAITING</c> or <c>REFUSED</c>.</param>
    /// <param name="Id">Id of the item, or of the waiting line, which becomes the item's; null when refused.</param>
    public sealed record LineAnswer(
        int Index, string Status, Guid? Id, string? InterimNo, string? Code, string? Clause, string? Detail, IReadOnlyList<string> Missing);

    public sealed record Response(IReadOnlyList<LineAnswer> Lines);

    internal static void Map(RouteGroupBuilder items) => items.MapPost("/bulk", Handle);

    private static async Task<Ok<Response>> Handle(
        Request request, Actor actor, Registrar registrar, IntakeDb db, TimeProvider clock, Language language, CancellationToken ct)
    {
        var lines = Valid.List(request.Lines, 1, 500, "lines");
        var (company, registrant) = await db.StandingAsync(actor, request.Company, clock, ct);
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var ledger = await registrar.OpenAsync(company, lines, ct);
        var outcomes = lines
            .Select(line => Outcome.Of(ledger, line, new Registration(clock.NewId(), company.CompanyId, clock.GetUtcNow(), actor.Person), registrant))
            .ToList();

        await registrar.StoreAsync(company.CompanyId, [.. outcomes.Select(outcome => outcome.Item).OfType<Item>()], actor, ct);
        PutAside(outcomes, db, actor);
        NoteRefused(outcomes, db, actor, clock);
        var response = new Response([.. outcomes.Select((outcome, index) => Answer(index, outcome, language))]);
        var answer = await db.AnswerAsync(TypedResults.Ok(response), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private static void PutAside(List<Outcome> outcomes, IntakeDb db, Actor actor)
    {
        foreach (var line in outcomes.Select(outcome => outcome.Waiting).OfType<WaitingLine>())
        {
            db.Add(line);
            db.Audit(actor, "item.put-aside", $"item/{line.Id}", new { line.Code, line.PropertyId, line.SaleId });
        }
    }

    private static void NoteRefused(List<Outcome> outcomes, IntakeDb db, Actor actor, TimeProvider clock)
    {
        var refused = outcomes
            .Select((outcome, index) => new { Index = index, outcome.Waiting, outcome.Reason?.Rule.Code })
            .Where(line => line is { Waiting: null, Code: not null })
            .Select(line => new { line.Index, line.Code })
            .ToList();
        if (refused.Count > 0)
            db.Audit(actor, "item.refuse-lines", $"bulk/{clock.NewId()}", refused);
    }

    private static LineAnswer Answer(int index, Outcome outcome, Language language) => outcome switch
    {
        { Item: { } item } => new(index, item.State, item.Id, item.InterimNo, null, null, null, item.Missing),
        { Reason: { } reason } => new(
            index,
            outcome.Waiting?.State ?? WaitingLine.Refused,
            outcome.Waiting?.Id,
            null,
            reason.Rule.Code,
            reason.Rule.Clause,
            reason.Sentence(language.Chinese),
            reason.Missing),
        _ => throw new InvalidOperationException("A line is registered or it has a reason."),
    };
}
