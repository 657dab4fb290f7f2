using System.Text.RegularExpressions;
using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

public sealed partial class BoundaryTests
{
    private static readonly string[] WhereTheBusMayBe = ["services/ServiceKit", "infra/benchmarks", "tests"];

    [Fact]
    public void No_service_project_names_another_service() =>
        Found.Nothing([.. Project.All.Where(IsService)], OtherServices);

    [Fact]
    public void A_service_project_that_names_another_is_named() =>
        Found.Only("services/Intake/Intake.csproj references Handover", OtherServices(
            [Planted("services/Intake/Intake.csproj", """<ProjectReference Include="..\Handover\Handover.csproj" />""")]));

    [Fact]
    public void No_service_assembly_references_another_service_or_the_bus() =>
        Found.Nothing([.. BuiltService.All.SelectMany(References)], ForbiddenAssemblies);

    [Theory]
    [InlineData("ArchivePlatform.Handover")]
    [InlineData("MassTransit.Abstractions")]
    [InlineData("RabbitMQ.Client")]
    public void An_assembly_reference_past_the_boundary_is_named(string assembly) =>
        Found.Only($"intake references {assembly}", ForbiddenAssemblies([("intake", assembly), ("intake", "System.Runtime")]));

    [Fact]
    public void Only_the_kit_mentions_the_bus() =>
        Found.Nothing([.. SourceFile.Code.Where(MayNotMentionTheBus)], BusMentions);

    [Fact]
    public void Only_the_kit_names_packages_of_the_bus() =>
        Found.Nothing([.. Project.All.Where(project => MayNotMentionTheBus(project.File))], BusPackages);

    [Theory]
    [InlineData("using MassTransit;")]
    [InlineData("global using static RabbitMQ.Client.IConnection;")]
    [InlineData("    private readonly MassTransit.IBus bus;")]
    public void A_file_that_mentions_the_bus_is_named(string line) =>
        Found.Only("services/Intake/Items/Announce.cs:1", BusMentions([new("services/Intake/Items/Announce.cs", line)]));

    [Fact]
    public void A_project_that_names_a_package_of_the_bus_is_named() =>
        Found.Only("services/Intake/Intake.csproj names MassTransit", BusPackages(
            [Planted("services/Intake/Intake.csproj", """<PackageReference Include="MassTransit" />""")]));

    private static IEnumerable<string> OtherServices(IReadOnlyCollection<Project> projects) =>
        from project in projects
        from reference in project.References
        where Service.All.Any(service => service.Project == reference && service.Project != project.File.Name)
        select $"{project.File.Path} references {reference}";

    private static IEnumerable<string> ForbiddenAssemblies(IReadOnlyCollection<(string Service, string Assembly)> references) =>
        from reference in references
        where IsBus(reference.Assembly) || Service.All.Any(other => reference.Assembly == $"ArchivePlatform.{other.Project}")
        select $"{reference.Service} references {reference.Assembly}";

    private static IEnumerable<string> BusMentions(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from line in file.Lines
        where BusName().IsMatch(line.Text)
        select $"{file.Path}:{line.Number} mentions the bus: {line.Text.Trim()}";

    private static IEnumerable<string> BusPackages(IReadOnlyCollection<Project> projects) =>
        from project in projects
        from package in project.Packages
        where IsBus(package)
        select $"{project.File.Path} names {package}";

    private static bool IsService(Project project) =>
        project.File.IsBelow("services") && project.File.Name != "ServiceKit";

    private static bool MayNotMentionTheBus(SourceFile file) => !file.IsBelow(WhereTheBusMayBe);

    private static bool IsBus(string name) =>
        name.StartsWith("MassTransit", StringComparison.Ordinal) || name.StartsWith("RabbitMQ", StringComparison.Ordinal);

    private static IEnumerable<(string Service, string Assembly)> References(BuiltService service) =>
        service.Module.AssemblyReferences.Select(reference => (service.Service.Name, reference.Name));

    private static Project Planted(string path, string item) =>
        new(new SourceFile(path, $"<Project><ItemGroup>{item}</ItemGroup></Project>"));

    [GeneratedRegex(@"^(?!\s*//).*\b(MassTransit\b|RabbitMQ\.\w)")]
    private static partial Regex BusName();
}
