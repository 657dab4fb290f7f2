using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace ArchivePlatform.Identities.Accounts;

/// <summary>Lists people in the order of their ids.</summary>
internal static class FindPeople
{
    /// <summary>One page; <paramref name="Next"/> is the <c>after</c> of the following one.</summary>
    public sealed record Answer(IReadOnlyList<PersonView> Items, string? Next);

    internal static void Map(RouteGroupBuilder people) => people.MapGet("/", Handle);

    private static async Task<Ok<Answer>> Handle(string? after, int? limit, Actor actor, IdentityDb db, TimeProvider clock, CancellationToken ct)
    {
        var most = Page.Limit(limit);
        var rows = await db.People.AsNoTracking()
            .Where(person => actor.Company == "" || person.Company == actor.Company)
            .Where(person => after == null || person.Id.CompareTo(after) > 0)
            .OrderBy(person => person.Id)
            .Take(most + 1)
            .ToListAsync(ct);
        var now = clock.GetUtcNow();
        return TypedResults.Ok(new Answer([.. rows.Take(most).Select(row => PersonView.Of(row, now))], rows.Count > most ? rows[most - 1].Id : null));
    }
}
