using System.Xml.Linq;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Proofs;

/// <summary>One test of the last <c>infra/test</c>, as its executable reported it.</summary>
/// <param name="Project">Test project, for example <c>Handover.Tests</c>.</param>
/// <param name="Clauses">Clauses of the regulation it proves.</param>
/// <param name="Abuses">Cases of <c>tests/abuse.tsv</c> it attempts.</param>
internal sealed record TestResult(string Project, string Name, bool Passed, IReadOnlyList<string> Clauses, IReadOnlyList<string> Abuses)
{
    /// <summary>Every test that ran; long ones that were not asked for are left out.</summary>
    internal static IReadOnlyList<TestResult> ReadAll()
    {
        var folder = Checkout.InLocal("results");
        if (!Directory.Exists(folder))
            throw new InvalidOperationException("No results are there: run infra/test first.");
        return [.. Directory.EnumerateFiles(folder, "*.xml").Order().SelectMany(Read)];
    }

    private static IEnumerable<TestResult> Read(string file) =>
        from test in XDocument.Load(file).Descendants("test")
        where test.Attribute("result")?.Value is "Pass" or "Fail"
        select new TestResult(
            Path.GetFileNameWithoutExtension(file), test.Attribute("name")!.Value, test.Attribute("result")!.Value == "Pass", Traits(test, "Clause"), Traits(test, "Abuse"));

    private static List<string> Traits(XElement test, string name) =>
    [
        .. from trait in test.Descendants("trait")
           where trait.Attribute("name")?.Value == name
           select trait.Attribute("value")!.Value,
    ];
}
