using ArchivePlatform.Contracts.Dossiers;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Intake.Tests;

/// <summary>Tests of the running service: two companies it has heard of, their properties as each test announces them.</summary>
public abstract class IntakeTests(Platform platform) : PlatformTests(platform)
{
    protected static readonly Guid Company = new("01920000-0000-7000-8000-0000000000c1");
    protected static readonly Guid OtherCompany = new("01920000-0000-7000-8000-0000000000c2");

    /// <summary>Staff of the legal office, who may not register contracts.</summary>
    protected static readonly Person Lawyer = People.ZhouJiu with { Id = "falv", Name = "法律室职员", Departments = ["LEGAL"] };

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (await AreKnownAsync())
            return;
        await Platform.Broker.TellAsync(Organisation(Company, People.Company), ct: Ct);
        await Platform.Broker.TellAsync(Organisation(OtherCompany, People.Stranger.Company), ct: Ct);
        await Eventually.Holds("both companies are known", AreKnownAsync, ct: Ct);
    }

    protected Desk Intake(Person person) => At(person, "intake");

    /// <summary>A home the service has heard of.</summary>
    protected async Task<Guid> PropertyAsync(Guid? company = null)
    {
        var property = NewId();
        await Platform.Broker.TellAsync(Property(property, company ?? Company), ct: Ct);
        await Eventually.Holds("the property is known", async () => await CountAsync("select count(*) from known_property where id = $1", property) == 1, ct: Ct);
        return property;
    }

    /// <summary>An open sale of the property to one buyer.</summary>
    protected async Task<Answer> SaleAsync(Guid property, string idNumber = "440301199001011234")
    {
        var buyer = new { name = "张三", idType = "ID_CARD", idNumber };
        return (await Intake(People.ZhaoMin).PostAsync("sales", new { propertyId = property, buyers = new[] { buyer } }, ct: Ct)).Require();
    }

    /// <summary>Registers a line for the property, without a sale unless one is given.</summary>
    protected async Task<Answer> RegisterAsync(ItemLine line, Guid? property, Guid? sale = null, Person? by = null) =>
        await Intake(by ?? People.ZhaoMin).PostAsync("items", line with { PropertyId = property, SaleId = sale }, ct: Ct);

    /// <summary>A registered subscription letter.</summary>
    protected async Task<Answer> LetterAsync(Guid? property = null) => (await RegisterAsync(Lines.Letter, property ?? await PropertyAsync())).Require();

    protected static PropertyRegistered Property(Guid id, Guid company, long version = 1, string label = "悦海园3栋2单元1503") =>
        new(id, Guid.Empty, company, "YHY", "B03U2R1503", label, "RESIDENTIAL", version, DateTimeOffset.UnixEpoch, "wangqiang");

    /// <summary>One number out of Intake's database.</summary>
    protected async Task<long> CountAsync(string query, params object[] values)
    {
        await using var command = Platform.Database("intake").CreateCommand(query);
        foreach (var value in values)
            command.Parameters.Add(new() { Value = value });
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>How often Intake told the bus, or will tell it, of this contract about this subject.</summary>
    protected Task<long> ToldAsync(string contract, Guid subject) => CountAsync("""
        select count(*) from (select type, body from kit.outbox union all select type, body from kit.journal) told
        where type = 'ArchivePlatform.Contracts.Intake:' || $1 and convert_from(body, 'UTF8') like '%' || $2 || '%'
        """, contract, subject.ToString());

    /// <summary>Waits until the messages have had their effect in one queue of Intake.</summary>
    protected Task AppliedAsync(string queue, params Guid[] messages) => Eventually.Holds(
        $"{queue} has worked off {messages.Length} messages",
        async () => await CountAsync("select count(*) from kit.inbox where consumer = $1 and message_id = any($2)", queue, messages) == messages.Length,
        ct: Ct);

    protected Guid NewId() => Guid.CreateVersion7(Platform.Instance.Now);

    /// <summary>The departments of a company, with a further one where it is named.</summary>
    protected static OrganisationRevised Organisation(Guid id, string code, int revision = 1, DateOnly? effectiveOn = null, string? further = null) => new(
        id,
        code,
        "深圳市悦海房地产有限公司",
        "S001",
        revision,
        effectiveOn ?? new DateOnly(2026, 1, 1),
        "GMO",
        [
            new("GMO", "总经理办公室", []),
            new("SALES", "销售经营部", [new("SALES_TEAM:YHY", "项目销售组", "YHY"), new("CLIENT_AFFAIRS", "客户事务组", null), new("COMMERCIAL", "商业组", null)]),
            new("LEGAL", "法律室", []),
            new("FINANCE", "财务管理部", []),
            new("ENG", "工程部", []),
            new("CSC_D", "客户服务中心", []),
            .. further is null ? [] : new DepartmentLine[] { new(further, "新设部门", []) },
        ],
        revision,
        DateTimeOffset.UnixEpoch,
        "wangqiang");

    private async Task<bool> AreKnownAsync() =>
        await CountAsync("select count(*) from known_organisation where company_id = any($1)", new[] { Company, OtherCompany }) == 2;
}
