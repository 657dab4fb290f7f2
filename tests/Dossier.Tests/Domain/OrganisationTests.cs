using ArchivePlatform.Dossiers.Domain;
using ArchivePlatform.ServiceKit.Access;
using Xunit;
using static ArchivePlatform.Dossiers.Tests.Domain.DossierStates;

namespace ArchivePlatform.Dossiers.Tests.Domain;

public sealed class OrganisationTests
{
    private static readonly DateOnly NewYear = new(2026, 1, 1);

    [Fact]
    [Trait("Clause", "4.3")]
    public void Without_a_customer_service_its_duty_is_who_stands_in_for_it_from_the_first_day_to_the_last()
    {
        var organisation = Made(Delegate("CSC_D", "ADMIN", NewYear, NewYear.AddDays(30)));

        Assert.Null(organisation.DutiesOn(NewYear.AddDays(-1)).Of("CSC_D"));
        Assert.Equal(new("ADMIN", null), organisation.DutiesOn(NewYear).Of("CSC_D"));
        Assert.Equal(new("ADMIN", null), organisation.DutiesOn(NewYear.AddDays(30)).Of("CSC_D"));
        Assert.Null(organisation.DutiesOn(NewYear.AddDays(31)).Of("CSC_D"));
    }

    [Fact]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.4")]
    [Trait("Clause", "AMB-15")]
    public void A_duty_lies_with_whom_it_is_delegated_to_before_the_department_of_its_own_code()
    {
        var duties = Made(Delegate("LEGAL", "GMO", NewYear), Delegate("CSC_D", "ADMIN", NewYear), Delegate("CSC_P", "ADMIN", NewYear)).DutiesOn(NewYear);

        Assert.Equal(new("GMO", null), duties.Of("LEGAL"));
        Assert.Equal((new Keeper("ADMIN", null), new Keeper("ADMIN", null)), (duties.Of("CSC_D"), duties.Of("CSC_P")));
        Assert.Equal(new("LEGAL", null), Made().DutiesOn(NewYear).Of("LEGAL"));
        Assert.Null(duties.Of("FINANCE"));
    }

    [Fact]
    [Trait("Clause", "4.1")]
    public void The_duty_of_the_custodian_is_the_custodians_and_is_never_delegated()
    {
        Assert.Equal(new("GMO", null), Made().DutiesOn(NewYear).Of("GMO"));
        Assert.Equal("CUSTODIAN_EXISTS", Refusal(() => Made(Delegate("GMO", "ADMIN", NewYear))));
    }

    [Fact]
    [Trait("Clause", "4.2.2")]
    [Trait("Clause", "4.3")]
    public void The_duties_of_the_sales_teams_lie_where_sales_lies_unless_they_are_delegated()
    {
        Assert.Equal(new("SALES", "CLIENT_AFFAIRS"), Made().DutiesOn(NewYear).Of("CLIENT_AFFAIRS"));
        Assert.Equal(new("SALES", null), Made().DutiesOn(NewYear).Of("COMMERCIAL"));
        Assert.Equal(new("ADMIN", null), Made(Delegate("SALES", "ADMIN", NewYear)).DutiesOn(NewYear).Of("CLIENT_AFFAIRS"));

        var split = Made(Delegate("CLIENT_AFFAIRS", "ADMIN", NewYear)).DutiesOn(NewYear);
        Assert.Equal((new Keeper("ADMIN", null), new Keeper("SALES", "SALES_TEAM")), (split.Of("CLIENT_AFFAIRS"), split.Of("SALES_TEAM")));
    }

    [Theory]
    [InlineData("2026-01-01", null)]
    [InlineData("2025-01-01", "2026-01-01")]
    [InlineData("2026-06-01", "2026-06-01")]
    [InlineData("2025-01-01", null)]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.4")]
    public void Two_departments_in_one_duty_on_one_day_are_refused(string from, string? until)
    {
        var other = Delegate("LEGAL", "SALES", Day(from), until is null ? null : Day(until));

        Assert.Equal("DELEGATION_OVERLAP", Refusal(() => Made(Delegate("LEGAL", "ADMIN", NewYear), other)));
        Assert.Equal("DELEGATION_OVERLAP", Refusal(() => Made(other, Delegate("LEGAL", "ADMIN", NewYear))));
    }

    [Fact]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.4")]
    public void One_department_follows_another_in_a_duty()
    {
        var organisation = Made(Delegate("LEGAL", "SALES", NewYear.AddDays(1)), Delegate("LEGAL", "ADMIN", NewYear, NewYear));

        Assert.Equal(
            (new Keeper("ADMIN", null), new Keeper("SALES", null)),
            (organisation.DutiesOn(NewYear).Of("LEGAL"), organisation.DutiesOn(NewYear.AddDays(1)).Of("LEGAL")));
    }

    [Fact]
    [Trait("Clause", "4.2")]
    [Trait("Clause", "4.3")]
    [Trait("Clause", "4.4")]
    public void A_delegation_names_a_known_duty_a_department_of_the_company_and_days_in_order()
    {
        Assert.Equal("ROLE_UNKNOWN", Refusal(() => Made(Delegate("CSC", "ADMIN", NewYear))));
        Assert.Equal("DEPT_UNKNOWN", Refusal(() => Made(Delegate("CSC_D", "NOWHERE", NewYear))));
        Assert.Equal("TERM_ORDER", Refusal(() => Made(Delegate("CSC_D", "ADMIN", NewYear, NewYear.AddDays(-1)))));
        Assert.Equal("VALIDATION_FAILED", Refusal(() => Made(Delegate("CSC_D", "ADMIN", default))));
        Assert.Equal("VALIDATION_FAILED", Refusal(() => Made(Delegate(null!, "ADMIN", NewYear))));
    }

    [Fact]
    [Trait("Clause", "4.2")]
    [Trait("Clause", "4.3.2")]
    [Trait("Clause", "AMB-33")]
    public void Another_company_is_trusted_with_a_department_that_has_no_duty_here()
    {
        var trust = Assert.Single(Trusting(new Trust("PM01", "PM_CO", NewYear, null)).Trusts);

        Assert.Equal((true, false), (trust.Covers(NewYear), trust.Covers(NewYear.AddDays(-1))));
        Assert.Equal("TRUST_OF_OWN_COMPANY", Refusal(() => Trusting(new Trust("SZ01", "PM_CO", NewYear, null))));
        Assert.Equal("DEPT_UNKNOWN", Refusal(() => Trusting(new Trust("PM01", "NOWHERE", NewYear, null))));
        foreach (var department in (string[])["GMO", "SALES", "LEGAL", "ADMIN"])
            Assert.Equal("TRUST_IN_DUTY", Refusal(() => Trusting(new Trust("PM01", department, NewYear, null))));
    }

    [Fact]
    [Trait("Clause", "AMB-33")]
    public void From_outside_somebody_is_a_member_of_the_trusted_department_and_nothing_else()
    {
        var atHome = new Actor("wuye", "物业职员", "PM01", Set("GMO", "CSC_D"), Set("CLIENT_AFFAIRS"), Set("ARCHIVIST"), false) { Clearance = "A" };

        var here = new Trust("PM01", "PM_CO", NewYear, null).Admit(atHome);

        Assert.Equal(("wuye", "PM01", "C"), (here.Person, here.Company, here.Clearance));
        Assert.Equal("PM_CO", Assert.Single(here.Departments));
        Assert.Empty(here.Teams.Concat(here.Roles));
    }

    [Fact]
    [Trait("Clause", "AMB-33")]
    public void People_of_another_company_stand_in_one_department_at_a_time()
    {
        Assert.Equal("TRUST_OVERLAP", Refusal(() => Trusting(new Trust("PM01", "PM_CO", NewYear, null), new Trust("PM01", "PM_TWO", NewYear.AddDays(9), null))));

        Assert.Equal(3, Trusting(
            new Trust("PM01", "PM_CO", NewYear, NewYear), new Trust("PM01", "PM_TWO", NewYear.AddDays(1), null), new Trust("PM02", "PM_CO", NewYear, null)).Trusts.Count);
    }

    [Fact]
    [Trait("Clause", "4.2")]
    public void A_department_may_name_its_head()
    {
        var organisation = OrganisationRevision.First(NewId(), "SZ01", Organisation() with { Departments = [new("GMO", "总经理办公室", [], " chenzong ")] });

        Assert.Equal("chenzong", organisation.Departments[0].Head);
        Assert.Equal((true, false, false), (organisation.IsHead("chenzong", "GMO"), organisation.IsHead("limin", "GMO"), organisation.IsHead("chenzong", "SALES")));
    }

    private static OrganisationRevision Made(params Delegation[] delegations) =>
        OrganisationRevision.First(NewId(), "SZ01", Draft() with { Delegations = delegations });

    private static OrganisationRevision Trusting(params Trust[] trusts) =>
        OrganisationRevision.First(NewId(), "SZ01", Draft() with { Delegations = [Delegate("CSC_D", "ADMIN", NewYear)], Trusts = trusts });

    private static OrganisationDraft Draft() => Organisation() with
    {
        Departments =
        [
            new("GMO", "总经理办公室", []),
            new("SALES", "销售经营部", [new("SALES_TEAM:YHY", "项目销售组", "YHY"), new("CLIENT_AFFAIRS", "客户事务组", null)]),
            new("LEGAL", "法律室", []),
            new("ADMIN", "综合部", []),
            new("PM_CO", "物业公司", []),
            new("PM_TWO", "物业二公司", []),
        ],
    };

    private static Delegation Delegate(string role, string department, DateOnly from, DateOnly? until = null) => new(role, department, from, until);

    private static HashSet<string> Set(params string[] values) => [.. values];

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
