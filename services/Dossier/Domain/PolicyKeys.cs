using ArchivePlatform.ServiceKit.Problems;
using static ArchivePlatform.Dossiers.Domain.PolicyForm;

namespace ArchivePlatform.Dossiers.Domain;

/// <summary>One key of the policy.</summary>
/// <param name="Default">Value where no revision says otherwise.</param>
/// <param name="Accepts">Whether a value has the key's form.</param>
internal sealed record PolicyKey(string Name, string Default, Func<string, bool> Accepts);

/// <summary>Every key of regulation §5 with its default; a company differs from another only through these.</summary>
/// <remarks>
/// Days are working days unless the key says otherwise; lists and tables are JSON. Who has which duty and which company is trusted
/// (AMB-15, AMB-33) stands in the organisation, not here.
/// </remarks>
internal static class PolicyKeys
{
    /// <summary>Subtypes of sales material (clauses 3.1, 5.2.1) that a handover can be made to ask for.</summary>
    private static readonly string[] SalesPapers =
        ["QUEUE_AGREEMENT", "SUBSCRIPTION_LETTER", "CHANGE_APPROVAL", "EXCHANGE", "DISCOUNT", "DELAYED_PAYMENT", "PERSONAL_PAPER"];

    private static readonly Dictionary<string, PolicyKey> Known = new PolicyKey[]
    {
        new("numbering.template", NumberTemplate.Default, NumberTemplate.IsAcceptable),
        new("numbering.property_pattern", PropertyPattern.Default, PropertyPattern.IsAcceptable),
        new("numbering.serial_width", "4", Between(3, 6)),
        new("numbering.class_codes", """{"KH":"客户","ZL":"租赁报告","XM":"项目综合","ZT":"专题","SS":"诉讼"}""", Table),
        new("dossier.groups", ArrangementGroup.Default, ArrangementGroup.AreAcceptable),
        new("calendar.source", "STATE_COUNCIL", Words(100)),
        new("calendar.overrides", """{"off":[],"on":[]}""", Overrides),
        new("deadline.sales.days", "5", Between(1, 366)),
        new("deadline.sales.start", "LAST_SIGNATURE", OneOf("LAST_SIGNATURE", "FIRST_SIGNATURE")),
        new("deadline.cutoff_time", "24:00", TimeOfDay),
        new("deadline.movein.months", "1", Between(0, 24)),
        new("deadline.movein.window_days", "10", Between(1, 366)),
        new("deadline.litigation.days", "20", Between(1, 366)),
        new("deadline.lease.days", "10", Between(1, 366)),
        new("quality.timely.days", "5", Between(1, 366)),
        new("phase.unit", "PHASE", OneOf("PHASE", "PROJECT")),
        new("schedule.quarter.due_nth_workday", "10", Between(1, 60)),
        new("schedule.half.due_nth_workday", "10", Between(1, 60)),
        new("schedule.fiscal_start", "1", Between(1, 12)),
        new("schedule.lease", "QUARTER", OneOf("MONTH", "QUARTER", "HALF_YEAR")),
        new("title.blue_hukou", "false", OneOf("true", "false")),
        new("checklist.sales", """["SUBSCRIPTION_LETTER"]""", ListOf(SalesPapers)),
        new("checklist.groupA.cash", """["SUBSCRIPTION_LETTER","SALE_CONTRACT","CERTIFICATE_DELIVERY"]""", List),
        new("checklist.groupA.mortgage", """["SUBSCRIPTION_LETTER","SALE_CONTRACT","MORTGAGE_CONTRACT","CERTIFICATE_DELIVERY"]""", List),
        new("checklist.groupA.company", """["SUBSCRIPTION_LETTER","SALE_CONTRACT","CERTIFICATE_DELIVERY"]""", List),
        new("litigation.closed_when", "EFFECTIVE", OneOf("FIRST_INSTANCE", "EFFECTIVE", "ENFORCED")),
        new("security.levels", """["A","B","C"]""", List),
        new("security.review_years", "3", Between(1, 30)),
        new("lending.registrar", "GMO", Words(32)),
        new("lending.days", "5", Between(1, 366)),
        new("lending.renewals", "1", Between(0, 12)),
        new("lending.external.profiles", """["POLICE","PROCURATORATE","COURT"]""", List),
        new("desk.sla.relay_minutes", "30", Between(1, 10_080)),
        new("desk.sla.ack_minutes", "30", Between(1, 10_080)),
        new("desk.sla.dispatch_minutes", "20", Between(1, 10_080)),
        new("desk.sla.urgent_respond_hours", "2", Between(1, 720)),
        new("desk.sla.urgent_resolve_hours", "24", Between(1, 720)),
        new("desk.sla.normal_respond_hours", "24", Between(1, 720)),
        new("desk.sla.normal_resolve_days", "7", Between(1, 366)),
        new("desk.sla.revisit_days", "3", Between(1, 366)),
        new("desk.sla.revisit_percent", "100", Between(0, 100)),
        new("arrangement.due_days", "20", Between(1, 366)),
        new("inspection.interval", "QUARTER", OneOf("MONTH", "QUARTER", "HALF_YEAR", "YEAR")),
        new("pm.important_types", """["MOVE_IN_PACK","WARRANTY_REPAIR","CLAIM","MAJOR_COMPLAINT"]""", List),
        new("forms.registry", "[]", List),
        new("cover.template", "{company}{level}级文件 {retention}保存 / 内部资料，严禁外传 / 建档日期：{date}", Words(500)),
        new("retention.personal_review_years", "10", Between(1, 100)),
        new("property.parking", "ATTACH", OneOf("ATTACH", "OWN")),
        new("copy.max", "1", Between(0, 10)),
        new("copy.months", "12", Between(1, 120)),
        new("overdue.ladder", "[1,3,5]", Ladder),
        new("handover.partial_accept", "true", OneOf("true", "false")),
        new("handover.resubmit_days", "5", Between(1, 366)),
        new("electronic.single_set", "false", OneOf("true", "false")),
        new("sale.key", "SALE_NO", OneOf("SALE_NO")),
        new("obligation.met_on", "SUBMISSION", OneOf("SUBMISSION", "ACCEPTANCE")),
    }.ToDictionary(key => key.Name, StringComparer.Ordinal);

    /// <summary>Every key with its default value.</summary>
    internal static IReadOnlyDictionary<string, string> Defaults { get; } =
        Known.Values.ToDictionary(key => key.Name, key => key.Default, StringComparer.Ordinal);

    /// <summary><paramref name="before"/> with <paramref name="changes"/> over it; keys that came later into the regulation take their default.</summary>
    /// <exception cref="RuleBroken"><c>POLICY_KEY_UNKNOWN</c>, <c>POLICY_VALUE_INVALID</c></exception>
    internal static IReadOnlyDictionary<string, string> Over(IReadOnlyDictionary<string, string> before, IReadOnlyDictionary<string, string> changes)
    {
        var whole = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (var key in Known.Values)
            whole[key.Name] = before.GetValueOrDefault(key.Name, key.Default);
        foreach (var (name, value) in changes)
        {
            DossierRules.PolicyKeyUnknown.Require(Known.ContainsKey(name), name);
            DossierRules.PolicyValueInvalid.Require(value is { Length: <= 8000 } && Known[name].Accepts(value), name);
            whole[name] = value;
        }
        return whole;
    }
}
