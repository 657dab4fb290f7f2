using System.Text.RegularExpressions;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

public sealed partial class NamespaceTests
{
    [Fact]
    public void Namespaces_follow_folders() =>
        Found.Nothing([.. SourceFile.Code.Where(file => ProjectOf(file) is not null).Select(file => (file, ProjectOf(file)!))], Strayed);

    [Theory]
    [InlineData("services/Handover/Batches/AcceptLines.cs", "namespace ArchivePlatform.Handovers.Transfers;")]
    [InlineData("services/Handover/Batches/AcceptLines.cs", "namespace ArchivePlatform.Handover.Batches;")]
    [InlineData("services/Handover/Clock.cs", "namespace ArchivePlatform.Handovers.Time;")]
    public void A_strayed_namespace_is_named(string path, string text) =>
        Found.Only(path, Strayed([(new(path, text), Handover)]));

    [Fact]
    public void Every_project_stands_in_the_solution() =>
        Found.Nothing(Project.All, projects => Unlisted(projects, SourceFile.At("ArchivePlatform.sln").Text));

    [Fact]
    public void A_project_outside_the_solution_is_named() =>
        Found.Only("services/Handover/Handover.csproj", Unlisted([Handover], "services\\Intake\\Intake.csproj"));

    private static Project Handover { get; } = new(new SourceFile(
        "services/Handover/Handover.csproj",
        "<Project><PropertyGroup><RootNamespace>ArchivePlatform.Handovers</RootNamespace></PropertyGroup></Project>"));

    private static IEnumerable<string> Strayed(IReadOnlyCollection<(SourceFile File, Project Project)> files) =>
        from pair in files
        from Match found in Namespace().Matches(pair.File.Text)
        let wanted = Expected(pair.File, pair.Project)
        where found.Groups["name"].Value != wanted
        select $"{pair.File.Path} is in namespace {found.Groups["name"].Value}, its folder says {wanted}";

    private static IEnumerable<string> Unlisted(IReadOnlyCollection<Project> projects, string solution) =>
        from project in projects
        where !solution.Replace('\\', '/').Contains($"\"{project.File.Path}\"", StringComparison.Ordinal)
        select $"{project.File.Path} does not stand in the solution";

    private static string Expected(SourceFile file, Project project) =>
        string.Join('.', [project.RootNamespace, .. file.Folder[project.Folder.Length..].Split('/', StringSplitOptions.RemoveEmptyEntries)]);

    private static Project? ProjectOf(SourceFile file) => Project.All
        .Where(project => file.IsBelow(project.Folder))
        .MaxBy(project => project.Folder.Length);

    [GeneratedRegex(@"^namespace (?<name>[\w.]+)", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}
