using System.Collections.Concurrent;
using System.Net;
using ArchivePlatform.Stack.SignIn;

namespace ArchivePlatform.Stack;

/// <summary>What the demonstration company's people do, act by act over HTTP; the journey and the tests are told in these acts.</summary>
/// <param name="throughGateway">Whether they sign in and come by the one origin, as from outside, or to each service directly with tokens of the tools.</param>
/// <remarks>Each act waits while a subject may still arrive from another service and fails on any refusal.</remarks>
public sealed class Demonstration(Instance instance, bool throughGateway = false) : IDisposable
{
    /// <summary>Code of the project 悦海园.</summary>
    public const string Project = "YHY";

    private readonly ConcurrentDictionary<(string Person, string Service), Desk> desks = new();
    private readonly ConcurrentDictionary<string, SignedIn> people = new();

    /// <summary>A person in front of a service.</summary>
    public Desk As(Person person, string service) =>
        desks.GetOrAdd((person.Id, service), _ => new Desk(throughGateway
            ? instance.ThroughGateway(people.GetOrAdd(person.Id, _ => new SignedIn(instance, person)), Service.Named(service))
            : instance.Client(person, Service.Named(service))));

    /// <summary>Today by the platform's clock, in Asia/Shanghai.</summary>
    public DateOnly Today => DateOnly.FromDateTime(instance.Now.ToOffset(TimeSpan.FromHours(8)).DateTime);

    /// <summary>Registers the company with its departments and policy; the one that is there, where it is.</summary>
    public Task<Answer> RegisterCompanyAsync(CancellationToken ct = default) =>
        RegisteredAsync("companies", Company.Body(Today), ct);

    /// <summary>Registers the project; the one that is there, where it is.</summary>
    public Task<Answer> RegisterProjectAsync(Guid company, CancellationToken ct = default) =>
        RegisteredAsync($"companies/{company}/projects", new { code = Project, name = "悦海园" }, ct);

    /// <summary>Names who answers for a department's material from today on, unless somebody does.</summary>
    public async Task<Answer> AppointOfficerAsync(Person person, string department, CancellationToken ct = default)
    {
        var appointment = new { departmentCode = department, person = person.Id, from = Today };
        var answer = await As(person, "intake").PostWhenKnownAsync("officers", appointment, ct: ct);
        return answer.Code == "OFFICER_EXISTS" ? answer : answer.Require();
    }

    /// <summary>Registers a home of the project.</summary>
    public async Task<Answer> RegisterPropertyAsync(Guid project, string code, string label, CancellationToken ct = default) =>
        (await As(People.WangQiang, "dossier").PostAsync(
            $"projects/{project}/properties", new { propertyCode = code, label, usage = "RESIDENTIAL" }, ct: ct)).Require();

    /// <summary>Opens a sale of the property to one buyer.</summary>
    public async Task<Answer> RecordSaleAsync(Guid property, CancellationToken ct = default)
    {
        var buyer = new { name = "刘洋", idType = "ID_CARD", idNumber = "440301199001011239" };
        return (await As(People.ZhaoMin, "intake").PostWhenKnownAsync("sales", new { propertyId = property, buyers = new[] { buyer } }, ct: ct)).Require();
    }

    /// <summary>Records the day on which the last party signed the subscription letter (AMB-04).</summary>
    public async Task<Answer> SignSubscriptionAsync(Answer sale, DateOnly signedOn, CancellationToken ct = default)
    {
        var subscription = new
        {
            signatures = new[] { new { party = "刘洋", signedOn }, new { party = "深圳市悦海房地产有限公司", signedOn } },
            givingDepartment = "SALES",
            givingTeam = "SALES_TEAM:YHY",
        };
        return (await As(People.ZhaoMin, "intake").PostAsync($"sales/{sale.Id}/subscription", subscription, sale.Version, ct: ct)).Require();
    }

    /// <summary>Registers a paper original of the sale with the project's sales team, by its clerk.</summary>
    public Task<Answer> RegisterItemAsync(Guid property, Guid sale, Material material, CancellationToken ct = default) =>
        RegisterItemAsync(People.ZhaoMin, property, sale, material, ct);

    /// <summary>Registers an original of the sale with its keeper, by the person or program of theirs.</summary>
    public async Task<Answer> RegisterItemAsync(Person by, Guid property, Guid sale, Material material, CancellationToken ct = default) =>
        (await As(by, "intake").PostWhenKnownAsync("items", material.Body(property, sale), ct: ct)).Require();

    /// <summary>Drafts a batch with the given items.</summary>
    public async Task<Answer> DraftBatchAsync(
        Person giver, Place from, Place to, IReadOnlyList<Guid> items, CancellationToken ct = default)
    {
        var batch = new
        {
            fromDepartment = from.Department,
            fromTeam = from.Team,
            toDepartment = to.Department,
            toTeam = to.Team,
            itemIds = items,
        };
        return (await As(giver, "handover").PostWhenKnownAsync("batches", batch, ct: ct)).Require();
    }

    /// <summary>Submits a batch: the giver has handed over (AMB-30).</summary>
    public async Task<Answer> SubmitBatchAsync(Person giver, Answer batch, CancellationToken ct = default) =>
        (await As(giver, "handover").PostAsync($"batches/{batch.Id}/submission", new { }, batch.Version, ct: ct)).Require();

    /// <summary>Accepts items of a submitted batch: custody passes (clause 5.1.4).</summary>
    public async Task<Answer> AcceptBatchAsync(
        Person receiver, Answer batch, IReadOnlyList<Guid> items, CancellationToken ct = default) =>
        (await As(receiver, "handover").PostAsync($"batches/{batch.Id}/acceptances", new { itemIds = items }, batch.Version, ct: ct)).Require();

    private async Task<Answer> RegisteredAsync(string path, object body, CancellationToken ct)
    {
        var desk = As(People.WangQiang, "dossier");
        var answer = await desk.PostAsync(path, body, ct: ct);
        return answer is { Status: HttpStatusCode.Conflict, Location: { } first }
            ? (await desk.GetAsync(first, ct)).Require()
            : answer.Require();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var desk in desks.Values)
            desk.Dispose();
        foreach (var person in people.Values)
            person.Dispose();
    }
}
