using System.Net;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>The companies, people and programs the subjects belong to, made once for a run.</summary>
internal sealed class Ground(Demonstration acts, Callers callers, string company, string other)
{
    private const string Waiting = "00000000-0000-7000-8000-00000000000b";

    /// <summary>What all levels share, by the words of the addresses.</summary>
    internal async Task<IReadOnlyDictionary<string, Thing>> PrepareAsync(CancellationToken ct)
    {
        var founded = await FoundAsync(callers.Registry, company, "M001", callers.NamedHead.Id, ct);
        await FoundAsync(callers.Stranger, other, "M002", null, ct);
        await PeopleAsync(ct);
        var project = (await acts.As(callers.Registry, "dossier").PostAsync($"companies/{founded.Id}/projects", new { code = Demonstration.Project, name = "悦海园" }, ct: ct)).Require();
        var officer = await AppointedAsync(callers.Clerk, "SALES", ct);
        await AppointedAsync(callers.Archivist, "GMO", ct);
        await Eventually.Holds("the stranger's company is known everywhere", async () =>
            (await acts.As(callers.Stranger, "intake").GetAsync("items", ct)).Status == HttpStatusCode.OK
            && (await acts.As(callers.Stranger, "handover").PostAsync("batches", new { fromDepartment = "GMO", toDepartment = "GMO" }, ct: ct)).Code == "GIVER_IS_RECEIVER", ct: ct);
        return new Dictionary<string, Thing>
        {
            ["companies"] = Thing.Of(founded),
            ["projects"] = Thing.Of(project),
            ["officers"] = Thing.Of(officer),
            ["waiting"] = await PutAsideAsync(ct),
            ["people"] = new(Named("here"), 1),
            ["people-gone"] = new(Named("gone"), 1),
            ["clients"] = new(Named("scanner"), 1),
            ["stations"] = new(Named("scanner"), 1),
            ["organisation-revisions"] = new("1", 1),
            ["policy-revisions"] = new("1", 1),
            ["volumes"] = new("A1", 1),
        };
    }

    private string Named(string name) => $"{company.ToLowerInvariant()}-{name}";

    private async Task<Answer> FoundAsync(Person registry, string code, string fonds, string? head, CancellationToken ct) =>
        (await acts.As(registry, "dossier").PostAsync("companies", Company.Body(acts.Today, code, fonds, head), ct: ct)).Require();

    private async Task<Answer> AppointedAsync(Person officer, string department, CancellationToken ct) =>
        (await acts.As(callers.Archivist, "intake").PostWhenKnownAsync("officers", new { departmentCode = department, person = officer.Id, from = acts.Today }, ct: ct)).Require();

    /// <summary>Everybody who may ask for themselves, one more who is here and one who is not any longer, and a station that is not.</summary>
    private async Task PeopleAsync(CancellationToken ct)
    {
        var desk = acts.As(callers.SystemAdministrator, "identity");
        var ids = callers.All.Select(caller => caller.Person).OfType<Person>().Where(person => person.Company == company && !person.IsMachine).Select(person => person.Id);
        foreach (var id in ids.Append(Named("here")).Append(Named("gone")))
            (await desk.PostAsync("people", new { id, name = id, company }, ct: ct)).Require();
        (await desk.PostAsync($"people/{Named("gone")}/disabling", new { }, ct: ct)).Require();
        (await desk.PostAsync("stations", new { id = Named("scanner"), name = "扫描站", company }, ct: ct)).Require();
        (await desk.PostAsync($"clients/{Named("scanner")}/disabling", new { }, ct: ct)).Require();
    }

    /// <summary>A line of a bulk whose property has not arrived.</summary>
    private async Task<Thing> PutAsideAsync(CancellationToken ct)
    {
        var lines = new[] { Material.SubscriptionLetter(acts.Today).Body(Guid.Parse(Waiting), Guid.Parse(Waiting)) };
        var answer = (await acts.As(callers.Clerk, "intake").PostAsync("items/bulk", new { lines }, ct: ct)).Require();
        return new(answer["lines"][0].GetProperty("id").GetString()!, 1);
    }
}
