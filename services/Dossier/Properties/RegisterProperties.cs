using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Time;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Dossiers.Properties;

/// <summary>Registers 1 to 500 properties of a project in one save, with an answer per line (clauses 2, 5.1.2, 5.10.1).</summary>
internal static class RegisterProperties
{
    public sealed record Request(IReadOnlyList<Line>? Lines);

    /// <summary>One property as typed.</summary>
    public sealed record Line(string? PropertyCode, string? Label, string? Usage);

    /// <summary>Answer to one line: <c>CREATED</c> with its id, or <c>REFUSED</c> with the rule.</summary>
    /// <param name="Id">Of the property created, or of the one that bears the code already.</param>
    public sealed record LineView(int Index, string Status, string? Id, string? Code, string? Clause, string? Detail);

    public sealed record View(IReadOnlyList<LineView> Lines);

    internal static void Map(RouteGroupBuilder projects) => projects.MapPost("/{id:guid}/properties/bulk", Handle);

    private static async Task<Ok<View>> Handle(
        Guid id, Request request, Actor actor, HttpRequest http, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var lines = Valid.List(request.Lines, 1, 500, "lines");
        var project = await db.OwnProject(id, actor, ct);
        var pattern = (await db.Policy(project.CompanyId, ArchiveTime.Today(clock), ct)).PropertyPattern;
        var codes = lines.Select(line => NumberTemplate.Normal(line.PropertyCode ?? "")).Distinct(StringComparer.Ordinal).ToList();
        var taken = await TakenCodes.Of(id, codes, db, ct);

        var chinese = Language.IsChinese(http);
        var answers = new List<LineView>(lines.Count);
        foreach (var line in lines)
        {
            try
            {
                var property = Property.Register(clock.NewId(), project, new(line.PropertyCode, line.Label, line.Usage), pattern);
                taken.RequireFree(property);
                Keep(property, actor, db, clock);
                answers.Add(new(answers.Count, "CREATED", property.Id.ToString(), null, null, null));
            }
            catch (RuleBroken broken)
            {
                answers.Add(new(answers.Count, "REFUSED", broken.Existing, broken.Rule.Code, broken.Rule.Clause, broken.Sentence(chinese)));
            }
        }
        db.Audit(actor, "property.register-bulk", $"project/{id}", new { created = answers.Count(answer => answer.Status == "CREATED"), lines = answers.Count });
        return await Save(new(answers), db, ct);
    }

    private static void Keep(Property property, Actor actor, DossierDb db, TimeProvider clock)
    {
        db.Add(property);
        db.Announce(property.Registered(clock.GetUtcNow(), actor.Person));
        db.Audit(actor, "property.register", $"property/{property.Id}", new { property.Code });
        db.Settle($"property/{property.Id}");
    }

    private static async Task<Ok<View>> Save(View view, DossierDb db, CancellationToken ct)
    {
        try
        {
            return await db.AnswerAsync(TypedResults.Ok(view), ct);
        }
        catch (DbUpdateException fault) when (fault.Violates(Indexes.PropertyCode))
        {
            // Somebody registered one of the codes since it was looked up; nothing is stored, another try answers line by line.
            throw new RuleBroken(DossierRules.PropertyExists, ["…"]) { Field = "lines" };
        }
    }
}
