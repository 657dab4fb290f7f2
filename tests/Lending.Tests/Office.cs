using System.Globalization;
using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.ServiceKit.Messaging;
using ArchivePlatform.ServiceKit.Time;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Npgsql;

namespace ArchivePlatform.Lending.Tests;

/// <summary>A company of a test's own, which Lending knows by the facts the other services announce, published under their users.</summary>
internal sealed class Office
{
    private static int offices;

    private readonly Platform platform;

    private Office(Platform platform, int number)
    {
        this.platform = platform;
        Code = string.Create(CultureInfo.InvariantCulture, $"L{number:0000}");
        Clerk = Member("clerk", "SALES");
        Colleague = Member("colleague", "SALES");
        SalesHead = Member("sales-head", "SALES");
        Engineer = Member("engineer", "ENG");
        Archivist = Member("archivist", "GMO") with { Roles = ["ARCHIVIST"], Clearance = "A" };
        OfficeHead = Member("office-head", "GMO") with { Roles = ["GMO_HEAD"], Clearance = "A" };
        Registry = Member("registry", "GMO") with { Roles = ["REGISTRY"] };
        Program = Member("program", "SALES") with { IsMachine = true };
    }

    public string Code { get; }
    public Guid Company { get; } = NewId();
    public Person Clerk { get; }
    public Person Colleague { get; }
    public Person SalesHead { get; }
    public Person Engineer { get; }
    public Person Archivist { get; }
    public Person OfficeHead { get; }

    /// <summary>Of the custodian department, yet neither archivist nor head.</summary>
    public Person Registry { get; }

    public Person Program { get; }
    public DateTimeOffset Now => platform.Instance.Now;
    public DateOnly Today => ArchiveTime.DateOf(Now);

    /// <summary>The company is known with its departments and their heads.</summary>
    public static async Task<Office> OpenAsync(Platform platform)
    {
        var office = new Office(platform, Interlocked.Increment(ref offices));
        await office.TellAsync(office.Organisation());
        await office.BecomesAsync("the company is known", "select count(*) from known_organisation where company_id = $1", office.Company);
        return office;
    }

    public Task<Answer> GetAsync(Person person, string path) => As(person).GetAsync(path);

    public Task<Answer> PostAsync(Person person, string path, object body, long? version = null, string? key = null) =>
        As(person).PostAsync(path, body, version, key);

    /// <summary>Announces a fact as its owner would.</summary>
    public Task TellAsync<T>(T fact) where T : class => platform.Broker.TellAsync(fact);

    public OrganisationRevised Organisation() => new(
        Company, Code, "测试公司", "S009", 1, new DateOnly(2026, 1, 1), "GMO",
        [
            new("GMO", "总经理办公室", []),
            new("SALES", "销售经营部", [], SalesHead.Id),
            new("ENG", "工程部", []),
        ],
        1, Now, "test");

    /// <summary>The first revision of the policy, with values that differ from the default.</summary>
    public async Task PolicyAsync(params (string Key, string Value)[] values)
    {
        await TellAsync(new PolicyRevised(
            Company, Code, 1, new DateOnly(2026, 1, 1), "试行", "a", "b", "c", values.ToDictionary(value => value.Key, value => value.Value), 1, Now));
        await BecomesAsync("the policy is known", "select count(*) from known_policy where company_id = $1", Company);
    }

    /// <summary>A numbered dossier of the sales department with one volume of twelve pages.</summary>
    public DossierChanged Dossier(string level = "C", IReadOnlyList<string>? viewers = null) => new(
        NewId(), NewId(), Company, "B01U1R0101", "ACCEPTED", "S009-ZY·KH·YHY-B01U1R0101", level, 5, Now, viewers ?? [], ["SALES"], [new(NewId(), "A1", 12)]);

    /// <summary>Announces a dossier and waits until it is known; its one volume.</summary>
    public async Task<Guid> ShelvedAsync(DossierChanged? dossier = null)
    {
        var told = dossier ?? Dossier();
        await TellAsync(told);
        var volume = told.Volumes![0].VolumeId;
        await BecomesAsync("the volume is known", "select count(*) from known_volume join known_dossier using (dossier_id) where volume_id = $1 and known_dossier.version >= $2", volume, told.Version);
        return volume;
    }

    public Task<Answer> RequestAsync(Guid volume, string mode = "CONSULT_ON_SITE", Person? by = null, string? purpose = "核对合同") =>
        As(by ?? Clerk).PostWhenKnownAsync("loans", new { volumeId = volume, mode, purpose });

    public Task<Answer> ApproveAsync(Answer loan, Person? by = null) => PostAsync(by ?? OfficeHead, $"loans/{loan.Id}/approval", new { }, loan.Version);

    public Task<Answer> IssueAsync(Answer loan, int pages = 12, Person? by = null) => PostAsync(by ?? Archivist, $"loans/{loan.Id}/issue", new { pages }, loan.Version);

    public Task<Answer> ReturnAsync(Answer loan, int pages = 12, Person? by = null) => PostAsync(by ?? Archivist, $"loans/{loan.Id}/return", new { pages }, loan.Version);

    /// <summary>A loan the office's head has agreed to.</summary>
    public async Task<Answer> ApprovedAsync(Guid volume, string mode = "LEND_OUT", Person? by = null) =>
        (await ApproveAsync((await RequestAsync(volume, mode, by)).Require())).Require();

    /// <summary>A volume that is out.</summary>
    public async Task<Answer> IssuedAsync(Guid? volume = null, string mode = "LEND_OUT") =>
        (await IssueAsync(await ApprovedAsync(volume ?? await ShelvedAsync(), mode))).Require();

    /// <summary>The loan as the archivist sees it.</summary>
    public async Task<Answer> LoanAsync(Guid id) => (await GetAsync(Archivist, $"loans/{id}")).Require();

    /// <summary>Waits until the loan has a member with this value.</summary>
    public async Task<Answer> LoanBecomesAsync(Guid id, string member, string? value)
    {
        Answer? last = null;
        await Eventually.Holds($"the loan has {member} {value}", async () => (last = await LoanAsync(id))[member].ToString() == (value ?? ""), TimeSpan.FromMinutes(2));
        return last!;
    }

    /// <summary>How many messages of a contract that mention <paramref name="text"/> Lending has announced.</summary>
    public Task<long> AnnouncedAsync<T>(string text) => CountAsync(
        """
        select count(*) from (select type, body from kit.outbox union all select type, body from kit.journal) said
        where type = $1 and position($2 in convert_from(body, 'UTF8')) > 0
        """,
        ContractOwner.Exchange(typeof(T)), text);

    public async Task<long> CountAsync(string sql, params object[] values)
    {
        await using var command = platform.Database("lending").CreateCommand(sql);
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        return (long)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Makes a running loan one that began on an earlier day, when no calendar was known.</summary>
    public async Task BackdatedAsync(Guid loan, DateOnly from)
    {
        await using var command = platform.Database("lending").CreateCommand("update loan set term_from = $2, due_on = null, look_on = null, calendar_edition = 0 where id = $1");
        foreach (var value in new object[] { loan, from })
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        await command.ExecuteNonQueryAsync();
    }

    public Task BecomesAsync(string what, string sql, params object[] values) =>
        Eventually.Holds(what, async () => await CountAsync(sql, values) == 1, TimeSpan.FromMinutes(1));

    /// <summary>Somebody of the company.</summary>
    public Person Member(string id, params string[] departments) => new($"{id}-{Code}", id, Code, departments, [], []);

    public static Guid NewId() => Guid.CreateVersion7(TimeProvider.System.GetUtcNow());

    private Desk As(Person person) => platform.At(person, "lending");
}
