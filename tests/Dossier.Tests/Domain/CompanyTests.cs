using ArchivePlatform.Dossiers.Domain;
using Xunit;
using static ArchivePlatform.Dossiers.Tests.Domain.DossierStates;

namespace ArchivePlatform.Dossiers.Tests.Domain;

public sealed class CompanyTests
{
    [Fact]
    [Trait("Clause", "4.1")]
    public void A_company_begins_with_revision_1_of_organisation_and_policy()
    {
        var company = SetUp();

        Assert.Equal(1, company.Version);
        Assert.Equal("GMO", Assert.Single(company.Organisations).CustodianDepartment);
        Assert.Equal(1, Assert.Single(company.Policies).Revision);
    }

    [Theory]
    [InlineData("李敏", "王强", "李敏")]
    [InlineData("李敏", "李敏", "陈总")]
    [InlineData("李敏", "王强", "王强")]
    [InlineData("limin", "王强", "ＬＩＭＩＮ")]
    [InlineData("李敏", "王强", "李 敏")]
    [Trait("Clause", "0")]
    public void A_policy_written_reviewed_and_approved_by_fewer_than_three_is_refused(string author, string reviewer, string approver)
    {
        var company = SetUp();

        var code = Refusal(() => company.Revise(Revision() with { Author = author, Reviewer = reviewer, Approver = approver }));

        Assert.Equal("POLICY_SELF_APPROVAL", code);
        Assert.Single(company.Policies);
        Assert.Equal(1, company.Version);
    }

    [Fact]
    [Trait("Clause", "0")]
    public void A_new_policy_revision_leaves_the_past_one_as_it_was()
    {
        var company = SetUp();
        var first = company.Policies[0];

        var second = company.Revise(Revision(("deadline.sales.days", "7")) with { EffectiveOn = new(2026, 10, 12) });

        Assert.Equal((2, "7"), (second.Revision, second.Values["deadline.sales.days"]));
        Assert.Equal("5", first.Values["deadline.sales.days"]);
        Assert.Equal([first, second], company.Policies);
        Assert.Equal(2, company.Version);
    }

    [Fact]
    [Trait("Clause", "0")]
    public void A_policy_revision_holds_every_key_whole()
    {
        var company = SetUp(Revision(("copy.max", "2")));

        var second = company.Revise(Revision(("copy.months", "6")));

        Assert.Equal(PolicyKeys.Defaults.Keys.Order(StringComparer.Ordinal), second.Values.Keys.Order(StringComparer.Ordinal));
        Assert.Equal(("2", "6", "5"), (second.Values["copy.max"], second.Values["copy.months"], second.Values["deadline.sales.days"]));
    }

    [Fact]
    [Trait("Clause", "0")]
    public void A_policy_is_in_force_from_its_day_and_not_before()
    {
        var company = SetUp();
        company.Revise(Revision() with { EffectiveOn = new(2026, 10, 12) });

        Assert.Equal(1, company.PolicyOn(new(2026, 10, 11)).Revision);
        Assert.Equal(2, company.PolicyOn(new(2026, 10, 12)).Revision);
        Assert.Equal(1, company.PolicyOn(new(2020, 1, 1)).Revision);
    }

    [Fact]
    [Trait("Clause", "0")]
    public void A_revision_before_the_previous_one_took_effect_is_refused()
    {
        var company = SetUp();

        Assert.Equal("REVISION_RETROACTIVE", Refusal(() => company.Revise(Revision() with { EffectiveOn = Today.AddDays(-1) })));
        Assert.Equal("REVISION_RETROACTIVE", Refusal(() => company.Revise(Organisation() with { EffectiveOn = Today.AddDays(-1) })));
    }

    [Fact]
    [Trait("Clause", "4.1")]
    public void A_second_custodian_department_is_refused_while_the_first_exists()
    {
        var company = SetUp();

        Assert.Equal("CUSTODIAN_EXISTS", Refusal(() => company.Revise(Organisation("SALES"))));
        Assert.Single(company.Organisations);
    }

    [Fact]
    [Trait("Clause", "4.1")]
    public void A_dissolved_custodian_department_is_succeeded()
    {
        var company = SetUp();

        var revision = company.Revise(Organisation("ADMIN", "ADMIN", "SALES"));

        Assert.Equal((2, "ADMIN"), (revision.Revision, revision.CustodianDepartment));
        Assert.Equal("ADMIN", company.OrganisationOn(Today).CustodianDepartment);
    }

    [Fact]
    [Trait("Clause", "4.2")]
    public void A_custodian_outside_the_organisation_is_refused() =>
        Assert.Equal("DEPT_UNKNOWN", Refusal(() => OrganisationRevision.First(NewId(), "SZ01", Organisation("ARCHIVE"))));

    [Fact]
    [Trait("Clause", "4.2")]
    public void A_department_or_team_named_twice_is_refused()
    {
        var team = new Team("COMMERCIAL", "商业组", null);
        var twice = Organisation() with { Departments = [new("GMO", "总经理办公室", [team, team])] };

        Assert.Equal("CODE_TWICE", Refusal(() => OrganisationRevision.First(NewId(), "SZ01", Organisation("GMO", "GMO", "GMO"))));
        Assert.Equal("CODE_TWICE", Refusal(() => OrganisationRevision.First(NewId(), "SZ01", twice)));
    }

    [Fact]
    [Trait("Clause", "4.2")]
    public void A_team_may_serve_one_project()
    {
        var draft = Organisation() with { Departments = [new("GMO", "总经理办公室", [new("SALES_TEAM:YHY", " 项目销售组 ", "YHY")])] };

        var team = Assert.Single(OrganisationRevision.First(NewId(), "SZ01", draft).Departments[0].Teams!);

        Assert.Equal(new Team("SALES_TEAM:YHY", "项目销售组", "YHY"), team);
    }

    [Theory]
    [InlineData("s001")]
    [InlineData("S01")]
    [InlineData("S0011")]
    [InlineData("")]
    [InlineData(null)]
    public void A_fonds_number_of_another_form_is_refused(string? fondsNo) =>
        Assert.Equal("VALIDATION_FAILED", Refusal(() => Company.SetUp(NewId(), new("SZ01", "悦海", fondsNo), Organisation(), Revision())));

    [Fact]
    public void Dates_of_year_1_and_9999_are_refused()
    {
        var company = SetUp();

        Assert.Equal("VALIDATION_FAILED", Refusal(() => company.Revise(Revision() with { EffectiveOn = DateOnly.MinValue })));
        Assert.Equal("VALIDATION_FAILED", Refusal(() => company.Revise(Revision() with { EffectiveOn = DateOnly.MaxValue })));
        Assert.Equal("VALIDATION_FAILED", Refusal(() => company.Revise(Organisation() with { EffectiveOn = null })));
    }
}
