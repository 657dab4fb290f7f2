using System.Globalization;
using ArchivePlatform.Tools.Proofs;

namespace ArchivePlatform.Tools.Abuse;

/// <summary>Shows which attempts at abuse the last test run made, and whether one of them succeeded.</summary>
internal static class AbuseVerbs
{
    internal static Verb[] All { get; } =
    [
        new("abuse [--brief]", ["brief"], (arguments, _) => Task.FromResult(Print(arguments.Has("brief")))),
    ];

    private static int Print(bool brief)
    {
        var cases = AbuseCase.ReadAll();
        var attempts = TestResult.ReadAll().SelectMany(test => test.Abuses, (test, abuse) => (abuse, test)).ToLookup(pair => pair.abuse, pair => pair.test);
        if (attempts.FirstOrDefault(attempt => cases.All(row => row.Case != attempt.Key)) is { } unlisted)
            throw new InvalidOperationException($"{unlisted.First().Name} names the case {unlisted.Key}, which tests/abuse.tsv does not list");

        var table = new Table("case", "title", "expected", "tests", "result");
        foreach (var row in cases)
            table.Add(row.Case, row.Chinese, row.Expected, attempts[row.Case].Count().ToString(CultureInfo.InvariantCulture), Judge(row, [.. attempts[row.Case]]));
        if (!brief)
            table.Print();
        var succeeded = cases.Where(row => attempts[row.Case].Any(test => !test.Passed)).ToList();
        foreach (var row in succeeded)
            Console.WriteLine($"succeeded: {row.Case} {row.English}, by {attempts[row.Case].First(test => !test.Passed).Name}");
        var run = cases.Count(row => attempts[row.Case].Any());
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"abuse: {run} of {cases.Count} run, {succeeded.Count} succeeded, {cases.Count - run} pending"));
        return succeeded.Count == 0 ? 0 : 1;
    }

    private static string Judge(AbuseCase row, IReadOnlyList<TestResult> attempts)
    {
        if (attempts.Count == 0)
            return $"pending: {row.Surface}";
        return attempts.All(test => test.Passed) ? "refused" : "SUCCEEDED";
    }
}
