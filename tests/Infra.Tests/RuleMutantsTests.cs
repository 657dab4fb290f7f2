using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Clauses.Mutation;
using Xunit;

namespace ArchivePlatform.Infra.Tests;

public sealed class RuleMutantsTests : IDisposable
{
    private const string Rules = """
        public static readonly Rule BatchNotOpen = new("BATCH_NOT_OPEN", RuleKind.State, "5.1.4", "已关闭。", "It is closed.");
        public static readonly Rule Unproven = new("UNPROVEN", RuleKind.State, "9.9", "…", "…");
        """;

    private readonly string tree = Path.Combine(Checkout.InLocal("infra-tests"), Secrets.Random(8));

    public RuleMutantsTests()
    {
        Directory.CreateDirectory(Path.Combine(tree, "services", "Handover", "Domain"));
        Write("HandoverRules.cs", Rules);
    }

    [Fact]
    public void A_rule_is_switched_off_where_it_decides()
    {
        Write("Batch.cs", "HandoverRules.BatchNotOpen.Require(State == Find(\"a, b\", 1) ? A : B, Number);");

        var mutant = Assert.Single(RuleMutants.Find(tree, new HashSet<string> { "5.1.4" }));

        Assert.Equal("Handover", mutant.Project);
        Assert.Equal(
            "HandoverRules.BatchNotOpen.Require(true || (State == Find(\"a, b\", 1) ? A : B), Number);",
            mutant.Apply(File.ReadAllText(Path.Combine(tree, mutant.File))));
    }

    [Fact]
    public void Every_use_of_a_rule_is_a_mutant_of_its_own()
    {
        Write("Batch.cs", "Rules.BatchNotOpen.Require(a);\nRules.BatchNotOpen.Require(b[0], c);");

        Assert.Equal(2, RuleMutants.Find(tree, new HashSet<string> { "5.1.4" }).Count());
    }

    [Fact]
    public void A_part_beside_the_gateway_has_rules_too()
    {
        var domain = Directory.CreateDirectory(Path.Combine(tree, "gateway", "Identity", "Domain"));
        File.WriteAllText(Path.Combine(domain.FullName, "IdentityRules.cs"), Rules + "IdentityRules.BatchNotOpen.Require(a);");

        Assert.Equal("gateway/Identity", Assert.Single(RuleMutants.Find(tree, new HashSet<string> { "5.1.4" })).Folder);
    }

    [Fact]
    public void A_rule_whose_clause_no_test_claims_is_left_alone()
    {
        Write("Batch.cs", "Rules.Unproven.Require(a);");

        Assert.Empty(RuleMutants.Find(tree, new HashSet<string> { "5.1.4" }));
    }

    [Fact]
    public void A_link_that_leads_back_to_the_tree_is_not_followed()
    {
        Directory.CreateSymbolicLink(Path.Combine(tree, ".local"), tree);

        Assert.Single(RuleMutants.Sources(tree));
    }

    public void Dispose() => Directory.Delete(tree, recursive: true);

    private void Write(string file, string text) => File.WriteAllText(Path.Combine(tree, "services", "Handover", "Domain", file), text);
}
