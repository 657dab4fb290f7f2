using System.Globalization;
using System.Text.Json;
using ArchivePlatform.Contracts.Intake;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Npgsql;

namespace ArchivePlatform.Handovers.Tests;

/// <summary>A company of a test's own, which Handover knows by the facts the other services announce, published under their users.</summary>
internal sealed partial class Office
{
    private static int offices;

    private readonly Platform platform;
    private readonly string code;

    private Office(Platform platform, int number)
    {
        this.platform = platform;
        code = string.Create(CultureInfo.InvariantCulture, $"H{number:0000}");
        Company = NewId();
        Giver = Of("giver", ["SALES"], ["SALES_TEAM:YHY"]);
        Receiver = Of("receiver", ["SALES"], ["CLIENT_AFFAIRS"]);
        Archivist = Of("archivist", ["GMO"], []) with { Roles = ["ARCHIVIST"] };
        Engineer = Of("engineer", ["ENG"], []);
        CustomerService = Of("service", ["ADMIN"], []);
        Outsider = new($"outsider-{code}", "outsider", $"PM{code}", ["GMO", "ADMIN", "PM_CO"], [], ["ARCHIVIST"]);
    }

    public Guid Company { get; }
    public Guid Property { get; } = NewId();
    public Person Giver { get; }
    public Person Receiver { get; }
    public Person Archivist { get; }
    public Person Engineer { get; }

    /// <summary>Of the department that performs the duty of customer service once it is delegated to it.</summary>
    public Person CustomerService { get; }

    /// <summary>Of a property-management company; powerful there, which counts for nothing here.</summary>
    public Person Outsider { get; }

    public string Code => code;

    public DateOnly Today => ArchiveTime.DateOf(Now);

    /// <summary>The company is known with its departments and, unless told otherwise, a records officer of SALES.</summary>
    public static async Task<Office> OpenAsync(Platform platform, bool withOfficer = true)
    {
        var office = new Office(platform, Interlocked.Increment(ref offices));
        await office.TellAsync(office.Organisation(1, new DateOnly(2026, 1, 1), "GMO"));
        if (withOfficer)
            await office.TellAsync(new RecordsOfficerAppointed(NewId(), office.Company, "SALES", "officer", null, new DateOnly(2026, 1, 1), null, 1, office.Now, "test"));
        await office.KnownAsync("known_organisation");
        if (withOfficer)
            await office.KnownAsync("known_officer");
        return office;
    }

    public DateTimeOffset Now => platform.Instance.Now;

    public Task<Answer> GetAsync(Person person, string path) => As(person).GetAsync(path);

    public Task<Answer> PostAsync(Person person, string path, object body, long? version = null, string? key = null) =>
        As(person).PostAsync(path, body, version, key);

    public Task<Answer> DraftAsync(IReadOnlyList<Guid> items, Person? by = null) => As(by ?? Giver).PostWhenKnownAsync("batches", new
    {
        fromDepartment = "SALES",
        fromTeam = "SALES_TEAM:YHY",
        toDepartment = "SALES",
        toTeam = "CLIENT_AFFAIRS",
        itemIds = items,
    });

    public Task<Answer> SubmitAsync(Answer batch) => As(Giver).PostAsync($"batches/{batch.Id}/submission", new { }, batch.Version);

    public async Task<Answer> SubmittedAsync(IReadOnlyList<Guid> items) => (await SubmitAsync((await DraftAsync(items)).Require())).Require();

    public Task<Answer> AcceptAsync(Answer batch, IReadOnlyList<Guid>? items = null, Person? by = null) =>
        As(by ?? Receiver).PostAsync($"batches/{batch.Id}/acceptances", new { itemIds = items }, batch.Version);

    public Task<Answer> ReturnAsync(Answer batch, Guid item, string? reason) =>
        As(Receiver).PostAsync($"batches/{batch.Id}/returns", new { lines = new[] { new { itemId = item, reason } } }, batch.Version);

    /// <summary>Does without a part or an item of the sale's obligation as it stands.</summary>
    public async Task<Answer> WaiveAsync(Guid sale, object waiver, Person? by = null, long? version = null)
    {
        var obligation = await ObligationAsync(sale);
        return await As(by ?? Archivist).PostAsync($"obligations/{obligation.GetProperty("id")}/waivers", waiver, version ?? obligation.GetProperty("version").GetInt64());
    }

    /// <summary>The sale's obligation as the giver sees it; undefined while there is none.</summary>
    public async Task<JsonElement> ObligationAsync(Guid sale)
    {
        var page = (await As(Giver).GetAsync($"obligations?sale={sale}")).Require();
        return page["items"].EnumerateArray().SingleOrDefault();
    }

    /// <summary>Waits until the sale's obligation has a member with this value.</summary>
    public Task ObligationBecomesAsync(Guid sale, string member, string? value) =>
        Eventually.Holds($"the obligation has {member} {value}", async () => (await ObligationAsync(sale)).GetProperty(member).GetString() == value, TimeSpan.FromMinutes(2));

    /// <summary>How many messages of a contract that mention <paramref name="text"/> Handover has announced.</summary>
    public Task<long> AnnouncedAsync<T>(string text) => CountAsync(
        """
        select count(*) from (select type, body from kit.outbox union all select type, body from kit.journal) said
        where type = $1 and position($2 in convert_from(body, 'UTF8')) > 0
        """,
        ContractOwner.Exchange(typeof(T)), text);

    public async Task<long> CountAsync(string sql, params object[] values)
    {
        await using var command = platform.Database("handover").CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Somebody of the company.</summary>
    public Person Member(string id, params string[] departments) => Of(id, departments, []);

    public static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private Task KnownAsync(string table) =>
        Eventually.Holds($"{table} is told", async () => await CountAsync($"select count(*) from {table} where company_id = $1", Company) == 1);

    private Desk As(Person person) => platform.At(person, "handover");

    private Person Of(string role, IReadOnlyList<string> departments, IReadOnlyList<string> teams) =>
        new($"{role}-{code}", role, code, departments, teams, []);
}
