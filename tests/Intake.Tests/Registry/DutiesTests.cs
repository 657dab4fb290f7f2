using System.Net;
using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Npgsql;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Registry;

public sealed class DutiesTests(Platform platform) : FoundationTests(platform)
{
    private static readonly ItemLine Contract = Lines.Contract with { TeamCode = null };

    [Fact]
    [Trait("Clause", "4.2.2")]
    [Trait("Clause", "4.3")]
    public async Task A_department_registers_contracts_where_the_duty_is_delegated_to_it_and_the_former_one_no_longer()
    {
        await FoundAsync(Revision(1, null, Delegated("CLIENT_AFFAIRS", "ADMIN")));

        var delegated = await RegisterAsync(Contract with { DepartmentCode = "ADMIN" }, Of("zonghe", "ADMIN"));
        var former = await RegisterAsync(Lines.Contract, Of("kehu", "SALES", "CLIENT_AFFAIRS"));
        var legal = await RegisterAsync(Contract with { DepartmentCode = "LEGAL" }, Of("falv", "LEGAL"));

        Assert.Equal((HttpStatusCode.Created, "ADMIN"), (delegated.Status, delegated["custody"].GetProperty("departmentCode").GetString()));
        Assert.Equal((HttpStatusCode.Forbidden, "DEPT_NOT_RESPONSIBLE"), (former.Status, former.Code));
        Assert.Equal((HttpStatusCode.Forbidden, "DEPT_NOT_RESPONSIBLE"), (legal.Status, legal.Code));
    }

    [Fact]
    [Trait("Clause", "4.2.2")]
    [Trait("Clause", "4.3")]
    public async Task A_delegation_counts_from_its_first_day_to_its_last()
    {
        await FoundAsync(Revision(1, null,
            Delegated("CLIENT_AFFAIRS", "LEGAL", until: Today.AddDays(-1)), Delegated("CLIENT_AFFAIRS", "ADMIN", Today, Today), Delegated("CLIENT_AFFAIRS", "ENG", Today.AddDays(1))));

        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await RegisterAsync(Contract with { DepartmentCode = "LEGAL" }, Of("falv", "LEGAL"))).Code);
        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await RegisterAsync(Contract with { DepartmentCode = "ENG" }, Of("gongcheng", "ENG"))).Code);
        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync(Contract with { DepartmentCode = "ADMIN" }, Of("zonghe", "ADMIN"))).Status);
    }

    [Theory]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.2.2")]
    [InlineData(1, 2, 3)]
    [InlineData(1, 3, 2)]
    [InlineData(2, 1, 3)]
    [InlineData(2, 3, 1)]
    [InlineData(3, 1, 2)]
    [InlineData(3, 2, 1)]
    public async Task The_duties_of_the_revision_in_force_count_in_every_order_of_arrival(params int[] order)
    {
        var revisions = new[]
        {
            Revision(1, Today.AddDays(-9), Delegated("CLIENT_AFFAIRS", "LEGAL")),
            Revision(2, Today, Delegated("CLIENT_AFFAIRS", "ADMIN")),
            Revision(3, Today.AddDays(30), Delegated("CLIENT_AFFAIRS", "ENG")),
        };

        await FoundAsync([.. order.Select(number => revisions[number - 1])]);

        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await RegisterAsync(Contract with { DepartmentCode = "LEGAL" }, Of("falv", "LEGAL"))).Code);
        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await RegisterAsync(Contract with { DepartmentCode = "ENG" }, Of("gongcheng", "ENG"))).Code);
        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync(Contract with { DepartmentCode = "ADMIN" }, Of("zonghe", "ADMIN"))).Status);
    }

    [Fact]
    [Trait("Clause", "4.3")]
    public async Task Where_nobody_has_a_duty_its_material_and_its_sales_are_refused_as_unresolved()
    {
        var clerk = Of("zonghe", "ADMIN");
        await FoundAsync(WithoutSales());

        var contract = await RegisterAsync(Contract with { DepartmentCode = "ADMIN" }, clerk);
        var sale = await SaleAsync(clerk);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "ROLE_UNRESOLVED", "4.3"), (contract.Status, contract.Code, contract["clause"].GetString()));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "ROLE_UNRESOLVED"), (sale.Status, sale.Code));
        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync(Lines.CustomerLetter with { DepartmentCode = "ADMIN" }, clerk)).Status);
    }

    [Fact]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.2.2")]
    [Trait("Clause", "5.2.2")]
    public async Task A_company_without_a_sales_department_sells_through_the_one_that_performs_its_duty()
    {
        var clerk = Of("zonghe", "ADMIN");
        await FoundAsync(WithoutSales(Delegated("SALES", "ADMIN")));
        var sale = (await SaleAsync(clerk)).Require();
        var letter = new { signatures = new[] { new { party = "张三", signedOn = "2026-09-28" } }, givingDepartment = "ADMIN" };

        var foreign = await Intake(Of("falv", "LEGAL")).PostAsync("sales", new { propertyId = sale["propertyId"].GetGuid(), buyers = new[] { new { name = "张三" } } }, ct: Ct);
        var amiss = await Intake(clerk).PostAsync($"sales/{sale.Id}/subscription", new { letter.signatures, givingDepartment = "LEGAL" }, sale.Version, ct: Ct);
        var signed = (await Intake(clerk).PostAsync($"sales/{sale.Id}/subscription", letter, sale.Version, ct: Ct)).Require();

        Assert.Equal("DEPT_NOT_RESPONSIBLE", foreign.Code);
        Assert.Equal("DEPT_NOT_RESPONSIBLE", amiss.Code);
        Assert.Equal(("SUBSCRIBED", "ADMIN", null), (signed["state"].GetString(), signed["givingDepartment"].GetString(), signed["givingTeam"].GetString()));
        Assert.Equal(1, await ToldAsync("SubscriptionSigned", sale.Id));
    }

    [Fact]
    [Trait("Clause", "5.2.2")]
    public async Task Where_a_team_sells_the_letter_names_the_team_that_holds_it()
    {
        var clerk = Of("xiaoshou", "SALES", "SALES_TEAM:YHY");
        await FoundAsync(Revision());
        var sale = (await SaleAsync(clerk)).Require();

        var refused = await Intake(clerk).PostAsync(
            $"sales/{sale.Id}/subscription", new { signatures = new[] { new { party = "张三", signedOn = "2026-09-28" } }, givingDepartment = "SALES" }, sale.Version, ct: Ct);

        Assert.Equal("VALIDATION_FAILED", refused.Code);
    }

    [Fact]
    [Trait("Clause", "4.2.2")]
    public async Task A_revision_kept_by_the_last_release_has_no_delegations()
    {
        await using var old = Platform.Database("intake").CreateCommand("""
            insert into known_organisation (company_id, revision, effective_on, company_code, custodian_department, departments, version)
            values ($1, 1, '2026-01-01', $2, 'GMO', '[{"code":"GMO","teams":[]},{"code":"SALES","teams":["CLIENT_AFFAIRS"]}]', 1)
            """);
        old.Parameters.Add(new NpgsqlParameter { Value = Founded });
        old.Parameters.Add(new NpgsqlParameter { Value = Code });
        await old.ExecuteNonQueryAsync(Ct);

        Assert.Equal(HttpStatusCode.Created, (await RegisterAsync(Lines.Contract, Of("kehu", "SALES", "CLIENT_AFFAIRS"))).Status);
    }

    private Contracts.Dossiers.OrganisationRevised WithoutSales(params Contracts.Dossiers.DelegationLine[] delegations)
    {
        var revision = Revision(1, null, delegations);
        return revision with { Departments = [.. revision.Departments.Where(department => department.Code != "SALES")] };
    }

    private async Task<Answer> RegisterAsync(ItemLine line, Person by) => await RegisterAsync(line, await PropertyAsync(Founded), by: by);

    private async Task<Answer> SaleAsync(Person by) =>
        await Intake(by).PostAsync("sales", new { propertyId = await PropertyAsync(Founded), buyers = new[] { new { name = "张三" } } }, ct: Ct);
}
