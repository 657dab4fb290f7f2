using ArchivePlatform.Dossiers.Domain;
using Xunit;
using static ArchivePlatform.Dossiers.Tests.Domain.DossierStates;

namespace ArchivePlatform.Dossiers.Tests.Domain;

public sealed class PolicyKeysTests
{
    [Fact]
    [Trait("Clause", "0")]
    public void Every_default_is_acceptable_itself() =>
        Assert.Equal(PolicyKeys.Defaults, PolicyKeys.Over(PolicyKeys.Defaults, PolicyKeys.Defaults).ToDictionary());

    [Fact]
    [Trait("Clause", "0")]
    public void An_unknown_key_is_refused() =>
        Assert.Equal("POLICY_KEY_UNKNOWN", Refusal(() => SetUp(Revision(("deadline.sale.days", "5")))));

    [Theory]
    [InlineData("deadline.sales.days", "0")]
    [InlineData("deadline.sales.days", "05")]
    [InlineData("deadline.sales.days", "five")]
    [InlineData("deadline.sales.days", "")]
    [InlineData("deadline.sales.start", "WHENEVER")]
    [InlineData("deadline.cutoff_time", "24:01")]
    [InlineData("overdue.ladder", "[3,1]")]
    [InlineData("overdue.ladder", "[]")]
    [InlineData("overdue.ladder", "one")]
    [InlineData("calendar.overrides", "[]")]
    [InlineData("title.blue_hukou", "yes")]
    [InlineData("checklist.sales", "{}")]
    [InlineData("checklist.sales", "[null]")]
    [InlineData("checklist.sales", """["LETTER"]""")]
    [InlineData("checklist.sales", """["SUBSCRIPTION_LETTER","SUBSCRIPTION_LETTER"]""")]
    [InlineData("security.levels", "{}")]
    [InlineData("cover.template", "\u0007")]
    [InlineData("numbering.serial_width", "7")]
    [InlineData("numbering.property_pattern", "(")]
    [InlineData("numbering.property_pattern", "(?=B)B03")]
    [InlineData("numbering.property_pattern", ".*")]
    [InlineData("numbering.template", "{property}-{fonds}")]
    [InlineData("numbering.template", "{fonds}-{category}·{project}-{property}·{item}")]
    [InlineData("numbering.template", "{fonds}{category}{project}{property}·{group}-{item}")]
    [InlineData("dossier.groups", "{}")]
    [InlineData("dossier.groups", "[]")]
    [InlineData("dossier.groups", "[null]")]
    [InlineData("dossier.groups", """[{"code":"A","name":"甲","binding":"GLUED","mandatory":true,"numbering":"RUNNING","enabled":true}]""")]
    [InlineData("dossier.groups", """[{"code":"A","name":"甲","binding":"BOUND","mandatory":false,"numbering":"RUNNING","enabled":true}]""")]
    [Trait("Clause", "0")]
    public void A_value_of_another_form_is_refused(string key, string value) =>
        Assert.Equal("POLICY_VALUE_INVALID", Refusal(() => SetUp(Revision((key, value)))));

    [Theory]
    [InlineData("null")]
    [InlineData("""{"off":"2026-10-09"}""")]
    [InlineData("""{"off":["2026-10-32"]}""")]
    [InlineData("""{"off":["9.10.2026"]}""")]
    [InlineData("""{"off":["2026-10-09T00:00:00"]}""")]
    [InlineData("""{"off":[null]}""")]
    [InlineData("""{"off":[20261009]}""")]
    [InlineData("""{"off":["2026-10-09","2026-10-09"]}""")]
    [InlineData("""{"off":["2026-10-09"],"on":["2026-10-09"]}""")]
    [InlineData("""{"off":[],"off":["2026-10-09"]}""")]
    [InlineData("""{"off":[],"half":["2026-10-09"]}""")]
    [InlineData("""{"Off":["2026-10-09"]}""")]
    [Trait("Clause", "AMB-03")]
    [Trait("Clause", "0")]
    public void A_company_calendar_of_another_form_is_refused(string value) =>
        Assert.Equal("POLICY_VALUE_INVALID", Refusal(() => SetUp(Revision(("calendar.overrides", value)))));

    [Fact]
    [Trait("Clause", "AMB-03")]
    [Trait("Clause", "0")]
    public void A_company_calendar_holds_at_most_366_days()
    {
        static string Days(int count) =>
            $$"""{"off":[{{string.Join(',', Enumerable.Range(0, count).Select(day => $"\"{new DateOnly(2026, 1, 1).AddDays(day):yyyy-MM-dd}\""))}}]}""";

        Assert.Equal(Days(366), SetUp(Revision(("calendar.overrides", Days(366)))).Policies[0].Values["calendar.overrides"]);
        Assert.Equal("POLICY_VALUE_INVALID", Refusal(() => SetUp(Revision(("calendar.overrides", Days(367))))));
    }

    [Theory]
    [InlineData("overdue.ladder", "[2,4,8]")]
    [InlineData("calendar.overrides", """{"off":["2026-10-09"],"on":["2026-10-11"]}""")]
    [InlineData("calendar.overrides", "{}")]
    [InlineData("checklist.sales", "[]")]
    [InlineData("checklist.sales", """["SUBSCRIPTION_LETTER","QUEUE_AGREEMENT"]""")]
    [InlineData("title.blue_hukou", "true")]
    [InlineData("deadline.cutoff_time", "17:30")]
    [InlineData("numbering.template", "{fonds}-{category}·{project}·Y-{property}·{group}-{item}")]
    [InlineData("numbering.property_pattern", "[0-9]{1,2}栋[0-9]{3,4}")]
    [InlineData("electronic.single_set", "true")]
    [Trait("Clause", "0")]
    public void A_company_differs_through_its_policy(string key, string value) =>
        Assert.Equal(value, SetUp(Revision((key, value))).Policies[0].Values[key]);

    [Fact]
    [Trait("Clause", "5.10.2")]
    public void The_default_groups_are_A_B1_B2_C_D_E() =>
        Assert.Equal(["A", "B1", "B2", "C", "D", "E"], Defaults.Groups.Select(group => group.Code));

    [Theory]
    [InlineData("F")]
    [InlineData("G")]
    [InlineData("a")]
    [InlineData("")]
    [InlineData(null)]
    [Trait("Clause", "5.10.2")]
    public void A_group_that_is_disabled_or_does_not_exist_is_unknown(string? code) =>
        Assert.Equal("GROUP_UNKNOWN", Refusal(() => Defaults.Group(code)));
}
