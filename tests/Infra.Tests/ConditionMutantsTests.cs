using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Clauses.Mutation;
using Xunit;

namespace ArchivePlatform.Infra.Tests;

public sealed class ConditionMutantsTests
{
    [Theory]
    [InlineData("rows.Where(row => row.A == a && (b.Contains(row.B) || row.C.Contains(c)))",
        "row.A == a>true", "(b.Contains(row.B) || row.C.Contains(c))>true", "b.Contains(row.B)>false", "row.C.Contains(c)>false")]
    [InlineData("rows.Where(row => row.A == a)", "row.A == a>true")]
    [InlineData("rows.Where(row => row.Id == id && row.C == c.C && (after == null || row.Id.CompareTo(after) > 0))", "row.C == c.C>true", "(after == null || row.Id.CompareTo(after) > 0)>true")]
    [InlineData("x.Has(rows.Where(row => row.Id == id)) && rows.SingleOrDefaultAsync(row => row.Id == id, ct) && y", "x.Has(rows.Where(row => row.Id == id))>true", "rows.SingleOrDefaultAsync(row => row.Id == id, ct)>true", "y>true")]
    [InlineData("a is null ? b || c : d", "b>false", "c>false")]
    [InlineData("R.X.Require(a || F(\"x && y\", z), a)", "a>false", "F(\"x && y\", z)>false")]
    [InlineData("P.Add(M, policy => policy.RequireClaim(\"role\", \"X\"))", ".RequireClaim(\"role\", \"X\")>.RequireAuthenticatedUser()")]
    public void Each_condition_of_a_method_is_taken_away_in_turn(string body, params string[] mutants) =>
        Assert.Equal(mutants, Of($"    internal static T See<T>(T rows) where T : class =>\n        {body};\n    static int Other() => x && y;"));

    [Fact]
    public void A_block_is_read_to_its_end() =>
        Assert.Equal(["x>true", "y>true"], Of("    private static bool See(int a)\n    {\n        // a && b\n        return x && y;\n    }\n    static int Other() => p || q;"));

    [Theory]
    [InlineData("    public bool See => x && y;")]
    [InlineData("    public bool See { get; } = x && y;")]
    public void A_property_is_read_like_a_method(string source) => Assert.Equal(["x>true", "y>true"], Of(source + "\n    static int Other() => p || q;"));

    [Fact]
    public void A_method_that_is_gone_is_named() =>
        Assert.Contains("See", Assert.Throws<InvalidOperationException>(() => Of("static int Other() => p || q;")).Message, StringComparison.Ordinal);

    [Fact]
    public void What_is_given_the_result_of_a_method_is_not_its_declaration() =>
        Assert.Equal(["x>true", "y>true"], Of("    private static readonly bool Seen = See(1);\n    private static bool See(int a) => x && y;"));

    [Fact]
    public void Every_method_of_the_list_holds_conditions() => Assert.NotEmpty(ConditionMutants.Read(Checkout.Root));

    private static IEnumerable<string> Of(string source) =>
        ConditionMutants.OfMethod(source, "5.1.5", "services/Dossier/Rule.cs", "See").Select(mutant => $"{mutant.Old}>{mutant.New}");
}
