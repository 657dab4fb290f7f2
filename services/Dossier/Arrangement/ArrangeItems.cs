using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.Dossiers.Filing;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Problems;
using ArchivePlatform.ServiceKit.Versions;
using Microsoft.AspNetCore.Http.HttpResults;

namespace ArchivePlatform.Dossiers.Arrangement;

/// <summary>Puts 1 to 500 items of the pool into groups and volumes and numbers them, all or none (clauses 5.10.2, 5.10.2a).</summary>
internal static class ArrangeItems
{
    public sealed record Request(IReadOnlyList<Line>? Lines);

    /// <summary>Where one item goes.</summary>
    /// <param name="Group">Null for the group its category leads to.</param>
    /// <param name="Volume">Null for the group's open volume.</param>
    public sealed record Line(Guid ItemId, string? Group, string? Volume);

    /// <summary>The dossier with the lines this arrangement gave.</summary>
    public sealed record View(Guid Id, long Version, string? Number, string State, IReadOnlyList<Placed> Lines) : IVersioned;

    /// <summary>Where one item stands now.</summary>
    public sealed record Placed(Guid ItemId, string ItemNumber, string Volume, int Seq, int? PageFrom, int? PageTo);

    internal static void Map(RouteGroupBuilder dossiers) => dossiers.MapPost("/{id:guid}/arrangement", Handle);

    private static async Task<Ok<View>> Handle(
        Guid id, Request request, Actor actor, ExpectedVersion version, DossierDb db, TimeProvider clock, CancellationToken ct)
    {
        var lines = Valid.List(request.Lines, 1, 500, "lines");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var dossier = await db.LockedDossier(id, actor, clock, ct);
        version.Require(dossier);
        var desk = await Desk.Of(dossier, lines, db, clock, ct);
        actor.RequireArchivist(desk.Custodian);
        desk.Dossier.RequireUnmerged();
        desk.Dossier.RequireNumbered();
        var series = await db.LockSeries(desk.Dossier.CompanyCode, lines.Select(desk.SeriesOf), ct);

        var placed = new List<Placed>(lines.Count);
        foreach (var line in lines)
            placed.Add(Place(line, desk, series[desk.SeriesOf(line)], db, clock));

        db.Announce(desk.Dossier.Changed(clock.GetUtcNow()));
        db.Audit(actor, "dossier.arrange", $"dossier/{id}", new { lines = placed.Count });
        var view = new View(id, desk.Dossier.Version, desk.Dossier.Number, desk.Dossier.State.Word(), placed);
        var answer = await db.AnswerAsync(TypedResults.Ok(view), ct);
        await transaction.CommitAsync(ct);
        return answer;
    }

    private static Placed Place(Line line, Desk desk, NumberSeries series, DossierDb db, TimeProvider clock)
    {
        var placement = desk.PlacementOf(line, clock);
        var entry = desk.Dossier.Arrange(placement, series);
        db.Add(entry);
        db.Announce(desk.Dossier.Filed(placement.Accession, clock.GetUtcNow()));
        var volume = desk.Dossier.Volumes.First(volume => volume.Id == entry.VolumeId);
        return new(entry.ItemId, entry.ItemNumber, volume.Code, entry.Seq, entry.PageFrom, entry.PageTo);
    }
}
