using System.Reflection;
using ArchivePlatform.Contracts.Intake;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

public sealed class ContractTests
{
    private static readonly Assembly Contracts = typeof(ItemRegistered).Assembly;

    [Fact]
    public void The_contracts_project_names_no_package_and_no_project() =>
        Found.Nothing([.. Project.All.Where(project => project.File.IsBelow("contracts"))], Dependencies);

    [Fact]
    public void A_contracts_project_with_a_dependency_is_named() =>
        Found.Only("contracts/Contracts.csproj names MassTransit", Dependencies([new Project(new SourceFile(
            "contracts/Contracts.csproj", """<Project><ItemGroup><PackageReference Include="MassTransit" /></ItemGroup></Project>"""))]));

    [Fact]
    public void The_contracts_assembly_references_only_System() =>
        Found.Nothing([.. Contracts.GetReferencedAssemblies().Select(assembly => assembly.Name!)], Foreign);

    [Fact]
    public void A_foreign_assembly_is_named() =>
        Found.Only("ArchivePlatform.ServiceKit", Foreign(["System.Runtime", "ArchivePlatform.ServiceKit"]));

    [Fact]
    public void Every_public_type_of_the_contracts_is_a_sealed_record() =>
        Found.Nothing(Contracts.GetExportedTypes(), Unsealed);

    [Fact]
    public void A_contract_that_is_not_sealed_is_named() =>
        Found.Only("LooseFact", Unsealed([typeof(Planted.LooseFact)]));

    [Fact]
    public void Every_message_says_its_version_and_time() =>
        Found.Nothing([.. Contracts.GetExportedTypes().Where(IsMessage)], WithoutVersion);

    [Fact]
    public void A_message_without_version_is_named() =>
        Found.Only("LooseFact", WithoutVersion([typeof(Planted.LooseFact)]));

    /// <summary>A contract with <c>OccurredAt</c> is a message; the others are parts of one.</summary>
    internal static bool IsMessage(Type contract) => contract.GetProperty("OccurredAt") is not null;

    private static IEnumerable<string> Dependencies(IReadOnlyCollection<Project> projects) =>
        from project in projects
        from named in project.Packages.Concat(project.References).Concat(project.Binaries)
        select $"{project.File.Path} names {named}";

    private static IEnumerable<string> Foreign(IReadOnlyCollection<string> assemblies) =>
        assemblies.Where(name => !name.StartsWith("System.", StringComparison.Ordinal));

    private static IEnumerable<string> Unsealed(IReadOnlyCollection<Type> contracts) =>
        from contract in contracts
        where !contract.IsSealed || contract.GetMethod("<Clone>$") is null
        select $"{contract.FullName} is no sealed record";

    private static IEnumerable<string> WithoutVersion(IReadOnlyCollection<Type> messages) =>
        from message in messages
        where message.GetProperty("Version")?.PropertyType != typeof(long)
            || message.GetProperty("OccurredAt")?.PropertyType != typeof(DateTimeOffset)
        select $"{message.FullName} lacks long Version or DateTimeOffset OccurredAt";
}
