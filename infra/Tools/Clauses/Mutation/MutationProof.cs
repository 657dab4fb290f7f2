using System.Globalization;
using System.Xml.Linq;
using ArchivePlatform.Stack;
using ArchivePlatform.Tools.Proofs;

namespace ArchivePlatform.Tools.Clauses.Mutation;

/// <summary>Switches each rule off in turn and expects the tests of its clause to fail; a mutant they do not notice survives.</summary>
internal static class MutationProof
{
    private static readonly string[] Everything = [];
    private static readonly string[] DomainOnly = ["-class", "*.Domain.*"];

    /// <summary>The copy's tests use the original's servers and the tools that were built with them.</summary>
    private static readonly Dictionary<string, string> Borrowing = new() { [Servers.RootVariable] = Checkout.Root, ["ARCHIVE_CONFIGURATION"] = "Debug" };

    /// <param name="only">Part of the path of the files whose rules are switched off; empty for all.</param>
    internal static async Task<int> RunAsync(string? onlyClause, string only, CancellationToken ct)
    {
        var tests = TestResult.ReadAll();
        var claimed = tests.Where(test => test.Passed).SelectMany(test => test.Clauses)
            .Where(clause => onlyClause is null || clause == onlyClause).ToHashSet();
        await MutationTree.RefreshAsync(ct);
        var mutants = WrittenMutants.Read(MutationTree.Root).Where(mutant => claimed.Contains(mutant.Clause))
            .Concat(RuleMutants.Find(MutationTree.Root, claimed)).Where(mutant => mutant.File.Contains(only, StringComparison.Ordinal)).OrderBy(mutant => mutant.Project, StringComparer.Ordinal).ToList();
        Console.WriteLine($"{Number(mutants.Count)} mutants of {Number(claimed.Count)} clauses; the copy is built first");
        await Servers.StartAsync(ct, "postgres", "rabbitmq");
        await MutationTree.BuildAsync(ct);
        foreach (var clause in mutants.Select(mutant => mutant.Clause).Distinct())
        {
            if (await KillerAsync(clause, ProjectsOf(clause), ct) is { } fault)
                throw new InvalidOperationException($"{clause} proves nothing: {fault} fails without a mutant, too.");
        }
        var survivors = new List<string>();
        foreach (var ofProject in mutants.GroupBy(mutant => mutant.Folder))
        {
            foreach (var mutant in ofProject)
            {
                var projects = ProjectsOf(mutant.Clause).OrderByDescending(project => project.StartsWith(mutant.Project, StringComparison.Ordinal));
                if (await SurvivesAsync(mutant, [.. projects], ct) is { } survivor)
                    survivors.Add(survivor);
            }
            await MutationTree.BuildProjectAsync(ofProject.Key, ct);
        }
        foreach (var survivor in survivors)
            Console.WriteLine($"survived: {survivor}");
        Console.WriteLine($"mutants: {Number(mutants.Count - survivors.Count)} killed, {Number(survivors.Count)} survived");
        return survivors.Count == 0 ? 0 : 1;

        List<string> ProjectsOf(string clause) => [.. tests.Where(test => test.Clauses.Contains(clause)).Select(test => test.Project).Distinct()];
    }

    /// <returns>The survivor's description; null when it was killed.</returns>
    private static Task<string?> SurvivesAsync(Mutant mutant, IReadOnlyList<string> projects, CancellationToken ct) =>
        MutationTree.WithAsync(mutant, async description =>
        {
            var killer = await KillerAsync(mutant.Clause, projects, ct);
            Console.WriteLine(killer is null ? $"SURVIVED  {description}" : $"killed    {description} by {killer}");
            return killer is null ? description : null;
        }, ct);

    /// <returns>The first test that failed; null when all passed.</returns>
    /// <remarks>Tests of the domain go first: they need no platform, and most mutants do not outlive them.</remarks>
    private static async Task<string?> KillerAsync(string clause, IReadOnlyList<string> projects, CancellationToken ct)
    {
        foreach (var (project, part) in projects.Select(project => (project, DomainOnly)).Concat(projects.Select(project => (project, Everything))))
        {
            var program = Path.Combine(MutationTree.Root, "tests", project, "bin", "Debug", "net10.0", $"ArchivePlatform.{project}.dll");
            var report = Checkout.InLocal("mutants", "result.xml");
            File.Delete(report);
            var (_, output) = await Command.TryAsync(
                "dotnet", [program, "-noLogo", "-noColor", "-stopOnFail", "-trait", $"Clause={clause}", .. part, "-result-xml", report], ct, Borrowing);
            if (!File.Exists(report))
                throw new InvalidOperationException($"{project} ended without a result:\n{output}");
            var failed = XDocument.Load(report).Descendants("test").FirstOrDefault(test => test.Attribute("result")?.Value == "Fail");
            if (failed?.Value.Contains("The platform did not start", StringComparison.Ordinal) == true)
                throw new InvalidOperationException($"{project} proves nothing, its platform did not start:\n{output}");
            if (failed is not null)
                return failed.Attribute("method")!.Value;
        }
        return null;
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
