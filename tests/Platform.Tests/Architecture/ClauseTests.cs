using System.Text.RegularExpressions;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

public sealed partial class ClauseTests
{
    [Fact]
    public void Every_test_names_clauses_that_exist() => Found.Nothing(Traits(SourceFile.Code), Unknown);

    [Fact]
    public void A_test_of_an_unknown_clause_is_named() =>
        Found.Only("ItemTests.cs:1", Unknown(Traits(
        [
            new("tests/Intake.Tests/ItemTests.cs", "[Trait(\"Clause\", \"9.9.9\")]"),
            new("tests/Intake.Tests/SaleTests.cs", "[Trait(\"Clause\", \"5.2.2\"), Trait(\"Clause\", \"AMB-04\")]"),
        ])));

    [Fact]
    public void Every_clause_with_an_expected_answer_has_a_test() =>
        Found.Nothing(ClauseTable.Rows, rows => Unproven(rows, Traits(SourceFile.Code)));

    [Fact]
    public void A_clause_without_test_is_named() =>
        Found.Only("5.2.2", Unproven(
            ClauseTable.Read("clause\towner\ttitle_zh\ttitle_en\tinput\texpected\n5.2.2\thandover\t\t\tsigned\tdue\n5.9\tlending\t\t\t\t\n1\tintake\t\t\tnull\t422\n"),
            [new("tests/Intake.Tests/ItemTests.cs", 1, "1")]));

    private static IEnumerable<string> Unknown(IReadOnlyCollection<ClauseTrait> traits) =>
        from trait in traits
        where !ClauseTable.Knows(trait.Clause)
        select $"{trait.File}:{trait.Line} names clause {trait.Clause}, which does not exist";

    private static IEnumerable<string> Unproven(IReadOnlyCollection<ClauseRow> rows, IReadOnlyCollection<ClauseTrait> traits) =>
        from row in rows
        where row.IsProvable && traits.All(trait => trait.Clause != row.Clause)
        select $"clause {row.Clause} has an expected answer and no test";

    private static List<ClauseTrait> Traits(IEnumerable<SourceFile> files) =>
    [
        .. from file in files
           where file.IsBelow("tests")
           from line in file.Lines
           from Match trait in Trait().Matches(line.Text)
           select new ClauseTrait(file.Path, line.Number, trait.Groups["clause"].Value),
    ];

    [GeneratedRegex(@"Trait\(""Clause"", ""(?<clause>[^""]*)""\)")]
    private static partial Regex Trait();

    private sealed record ClauseTrait(string File, int Line, string Clause);
}
