using System.Globalization;
using ArchivePlatform.ServiceKit.Problems;

namespace ArchivePlatform.Intake.Domain;

/// <summary>What an item says about moving in (clauses 3.4, 4.2.3).</summary>
internal sealed record MoveInPaper(DateOnly? MoveInDate, int? KeysHanded, IReadOnlyList<string> Checklist)
{
    /// <summary>Reads the move-in; nobody moves in before the contract, and a checklist has lines.</summary>
    /// <param name="contractDate">Earliest sale contract on record for the same sale or property; null where none is known.</param>
    /// <exception cref="RuleBroken"><c>DATE_ORDER</c>, <c>CHECKLIST_EMPTY</c>, <c>VALIDATION_FAILED</c></exception>
    public static MoveInPaper Of(ItemLine line, DateOnly? contractDate)
    {
        var lines = Valid.List(line.Checklist ?? [], 0, 200, "checklist");
        var paper = new MoveInPaper(
            Words.OptionalDate(line.MoveInDate, "moveInDate"),
            line.KeysHanded is null ? null : Valid.Number(line.KeysHanded, 0, 999, "keysHanded"),
            [.. lines.Select(entry => Valid.Text(entry, 200, "checklist"))]);
        IntakeRules.ChecklistEmpty.Require(line.Subtype != Subtype.MoveInChecklist || paper.Checklist.Count > 0, field: "checklist");
        paper.RequireAfter(contractDate);
        return paper;
    }

    /// <summary>Refuses a move-in before <paramref name="contractDate"/>; the same day is in order.</summary>
    /// <exception cref="RuleBroken"><c>DATE_ORDER</c></exception>
    public void RequireAfter(DateOnly? contractDate) =>
        IntakeRules.DateOrder.Require(!(MoveInDate < contractDate), field: "moveInDate", Iso(MoveInDate), Iso(contractDate));

    /// <summary>What is still to be found out, in the words of the request.</summary>
    public IEnumerable<string> Missing(string category, string subtype)
    {
        if (category == Category.MoveIn && MoveInDate is null)
            yield return "moveInDate";
        if (subtype == Subtype.KeyReceipt && KeysHanded is null)
            yield return "keysHanded";
    }

    private static string? Iso(DateOnly? date) => date?.ToString("O", CultureInfo.InvariantCulture);
}
