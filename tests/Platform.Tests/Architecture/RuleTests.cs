using System.Reflection;
using System.Text.RegularExpressions;
using ArchivePlatform.ServiceKit.Problems;
using Mono.Cecil;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

public sealed partial class RuleTests
{
    private static readonly Rule Sound = new("BATCH_EMPTY", RuleKind.State, "5.1.4", "移交批次中没有材料", "The batch holds no items");

    [Fact]
    public void Every_rule_has_its_code_its_clause_and_both_sentences() =>
        Assert.All(BuiltService.All, service => Found.Nothing(RulesOf(service), Unsound));

    [Fact]
    public void An_unsound_rule_is_named()
    {
        Found.Only("code", Unsound([Sound with { Code = "BatchEmpty" }]));
        Found.Only("clause 9.9", Unsound([Sound with { Clause = "9.9" }]));
        Found.Only("Chinese", Unsound([Sound with { Zh = "The batch holds no items" }]));
        Found.Only("English", Unsound([Sound with { En = "批次为空" }]));
        Found.Only("English", Unsound([Sound with { En = " " }]));
        Assert.Empty(Unsound([Sound, Sound with { Clause = "AMB-27" }]));
    }

    [Fact]
    public void A_code_stands_once_in_a_service() =>
        Assert.All(BuiltService.All, service => Found.Nothing(RulesOf(service), Repeated));

    [Fact]
    public void A_code_that_stands_twice_is_named() =>
        Found.Only("BATCH_EMPTY", Repeated([Sound, Sound with { Clause = "AMB-27" }]));

    [Fact]
    public void A_code_has_one_kind_on_the_whole_platform() =>
        Found.Nothing([.. BuiltService.All.SelectMany(RulesOf)], OfSeveralKinds);

    [Fact]
    public void A_code_of_two_kinds_is_named() =>
        Found.Only("BATCH_EMPTY is State and Rule", OfSeveralKinds([Sound, Sound with { Kind = RuleKind.Rule }]));

    [Fact]
    public void Rules_stand_in_the_one_rules_file_of_the_domain() =>
        Found.Nothing([.. BuiltService.All.SelectMany(service => Holders(service.Types))], Misplaced);

    [Fact]
    public void A_rule_elsewhere_is_named() =>
        Found.Only("ScatteredRule", Misplaced([.. Holders(Here.Planted)]));

    [Fact]
    public void Every_refusal_of_the_kit_has_its_code_and_both_sentences() =>
        Found.Nothing([.. Statics<Refusal>(typeof(Refusals)).Select(AsRule)], Unsound);

    private static IEnumerable<string> Unsound(IReadOnlyCollection<Rule> rules) =>
        from rule in rules
        from fault in Faults(rule)
        select $"{rule.Code}: {fault}";

    private static IEnumerable<string> Faults(Rule rule)
    {
        if (!UpperSnake().IsMatch(rule.Code))
            yield return "the code is not UPPER_SNAKE";
        if (!ClauseTable.Knows(rule.Clause))
            yield return $"clause {rule.Clause} is unknown";
        if (!Chinese().IsMatch(rule.Zh))
            yield return "the Chinese sentence is missing";
        if (string.IsNullOrWhiteSpace(rule.En) || Chinese().IsMatch(rule.En))
            yield return "the English sentence is missing";
    }

    private static IEnumerable<string> Repeated(IReadOnlyCollection<Rule> rules) =>
        from rule in rules
        group rule by rule.Code into same
        where same.Count() > 1
        select $"{same.Key} stands {same.Count()} times (clauses {string.Join(", ", same.Select(rule => rule.Clause))})";

    private static IEnumerable<string> OfSeveralKinds(IReadOnlyCollection<Rule> rules) =>
        from rule in rules
        group rule.Kind by rule.Code into kinds
        where kinds.Distinct().Count() > 1
        select $"{kinds.Key} is {string.Join(" and ", kinds.Distinct())}";

    private static IEnumerable<string> Misplaced(IReadOnlyCollection<TypeDefinition> holders) =>
        from holder in holders
        where !holder.Namespace.EndsWith(".Domain", StringComparison.Ordinal) || !holder.Name.EndsWith("Rules", StringComparison.Ordinal)
        select $"{holder.FullName} holds a rule";

    private static IEnumerable<TypeDefinition> Holders(IEnumerable<TypeDefinition> types) =>
        types.Where(type => type.Fields.Any(field => field.IsStatic && field.FieldType.FullName == typeof(Rule).FullName));

    private static List<Rule> RulesOf(BuiltService service)
    {
        var assembly = Assembly.LoadFrom(service.AssemblyFile);
        return [.. Holders(service.Types).SelectMany(holder => Statics<Rule>(assembly.GetType(holder.FullName, throwOnError: true)!))];
    }

    private static IEnumerable<T> Statics<T>(Type holder) => holder
        .GetFields(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic)
        .Select(field => field.GetValue(null))
        .OfType<T>();

    private static Rule AsRule(Refusal refusal) => new(refusal.Code, RuleKind.Rule, Sound.Clause, refusal.Zh, refusal.En);

    [GeneratedRegex("^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$")]
    private static partial Regex UpperSnake();

    [GeneratedRegex(@"\p{IsCJKUnifiedIdeographs}")]
    private static partial Regex Chinese();
}
