using System.Globalization;
using ArchivePlatform.Tools.Clauses.Mutation;
using ArchivePlatform.Tools.Proofs;

namespace ArchivePlatform.Tools.Clauses;

/// <summary>Shows which clauses of the regulation are proven by tests, and proves that the proofs can fail.</summary>
internal static class ClauseVerbs
{
    internal static Verb[] All { get; } =
    [
        new("clauses [--mutate [--clause CLAUSE] [--only FILE]]", ["mutate"], RunAsync),
    ];

    private static Task<int> RunAsync(Arguments arguments, CancellationToken ct) =>
        arguments.Has("mutate") ? MutationProof.RunAsync(arguments.Option("clause"), arguments.Option("only") ?? "", ct) : Task.FromResult(Print());

    private static int Print()
    {
        var rows = ClauseRow.ReadAll();
        var tests = TestResult.ReadAll().SelectMany(test => test.Clauses, (test, clause) => (clause, test)).ToLookup(pair => pair.clause, pair => pair.test);
        var table = new Table("clause", "owner", "title", "tests", "result");
        var (proven, broken) = (0, 0);
        foreach (var row in rows)
        {
            var result = Judge(row, [.. tests[row.Clause]]);
            proven += result == "proven" ? 1 : 0;
            broken += result == "FAILED" ? 1 : 0;
            table.Add(row.Clause, row.Owner, row.Chinese, Number(tests[row.Clause].Count()), result);
        }
        table.Print();
        foreach (var failed in rows.SelectMany(row => tests[row.Clause]).Where(test => !test.Passed).Distinct())
            Console.WriteLine($"failed: {failed.Name}");
        Console.WriteLine($"clauses: {Number(proven)} of {Number(rows.Count)} proven");
        return broken == 0 ? 0 : 1;
    }

    private static string Judge(ClauseRow row, IReadOnlyList<TestResult> tests)
    {
        if (tests.Any(test => !test.Passed))
            return "FAILED";
        return (tests.Count > 0, row.IsStated) switch
        {
            (true, true) => "proven",
            (true, false) => "tested, not stated",
            (false, true) => "stated, not tested",
            (false, false) => "-",
        };
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
