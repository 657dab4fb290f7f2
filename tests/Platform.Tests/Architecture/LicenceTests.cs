using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

/// <remarks>A licence can change between two versions of one name (decision 0001), so a refused range stands beside the allowed licences.</remarks>
public sealed class LicenceTests
{
    private static readonly HashSet<string> Allowed =
        ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "PostgreSQL", "MPL-2.0", "MS-PL", "Unlicense"];

    /// <summary>Names, or beginnings that end in a dot, from the version on that is not free to use.</summary>
    private static readonly (string Name, string From, string Why)[] Refused =
    [
        ("MassTransit", "9.0", "commercial"),
        ("MassTransit.", "9.0", "commercial"),
        ("PDFsharp", "6.5", "AGPL"),
        ("PDFsharp-MigraDoc", "6.5", "AGPL"),
        ("SixLabors.", "0.0", "split licence"),
        ("AutoMapper", "15.0", "commercial"),
        ("MediatR", "13.0", "commercial"),
        ("FluentAssertions", "8.0", "commercial"),
        ("EPPlus", "5.0", "commercial"),
        ("itext", "0.0", "AGPL"),
        ("itext7", "0.0", "AGPL"),
        ("Duende.", "0.0", "commercial"),
    ];

    [Fact]
    public void Every_project_was_restored_so_that_its_packages_are_known() => Found.Nothing(Project.All, Unrestored);

    [Fact]
    public void A_project_that_was_not_restored_is_named() =>
        Found.Only("services/Nowhere/Nowhere.csproj", Unrestored([new(new SourceFile("services/Nowhere/Nowhere.csproj", "<Project />"))]));

    [Fact]
    public void Every_package_has_an_allowed_licence() =>
        Found.Nothing(Package.Of(Project.All), packages => NotAllowed(packages, Reviewed(SourceFile.At("tests/Platform.Tests/Architecture/licences.tsv").Text)));

    [Theory]
    [InlineData("Copyleft", "1.0.0", "AGPL-3.0-only")]
    [InlineData("Copyleft", "1.0.0", "MIT AND GPL-3.0-or-later")]
    [InlineData("Silent", "1.0.0", "")]
    [InlineData("Addressed", "2.0.0", "https://example.org/licence")]
    [InlineData("MassTransit", "9.0.0", "Apache-2.0")]
    [InlineData("MassTransit.RabbitMQ", "9.1.0-develop.7", "Apache-2.0")]
    [InlineData("PDFsharp", "6.5.0", "MIT")]
    [InlineData("SixLabors.ImageSharp", "2.1.9", "Apache-2.0")]
    public void A_package_that_is_not_allowed_is_named(string id, string version, string licence) =>
        Found.Only($"{id} {version}", NotAllowed([new(id, version, licence, "tests/Planted.csproj")], Reviewed("package\tversion\tlicence\treason\nAddressed\t1.0.0\tMIT\tread\n")));

    [Theory]
    [InlineData("MassTransit", "8.5.12", "Apache-2.0")]
    [InlineData("RabbitMQ.Client", "7.2.2", "Apache-2.0 OR MPL-2.0")]
    [InlineData("Either", "1.0.0", "(GPL-2.0-only OR MIT)")]
    [InlineData("Addressed", "1.0.0", "https://example.org/licence")]
    public void An_allowed_package_passes(string id, string version, string licence) =>
        Assert.Empty(NotAllowed([new(id, version, licence, "tests/Planted.csproj")], Reviewed("package\tversion\tlicence\treason\nAddressed\t1.0.0\tMIT\tread\n")));

    [Theory]
    [InlineData("""<license type="expression">MIT</license><licenseUrl>https://licenses.nuget.org/MIT</licenseUrl>""", "MIT")]
    [InlineData("""<license type="file">LICENSE.txt</license><licenseUrl>https://aka.ms/deprecateLicenseUrl</licenseUrl>""", "https://aka.ms/deprecateLicenseUrl")]
    [InlineData("<id>Silent</id>", "")]
    public void A_nuspec_says_its_licence(string elements, string licence) =>
        Assert.Equal(licence, Package.LicenceIn($"<package xmlns=\"http://schemas.microsoft.com/packaging/2013/05/nuspec.xsd\"><metadata>{elements}</metadata></package>"));

    private static IEnumerable<string> Unrestored(IReadOnlyCollection<Project> projects) =>
        projects.Where(project => !Package.IsRestored(project)).Select(project => $"{project.File.Path} was not restored: build the solution");

    private static IEnumerable<string> NotAllowed(IReadOnlyCollection<Package> packages, Dictionary<(string, string), string> reviewed) =>
        from package in packages
        let why = Refused.FirstOrDefault(refused => IsRefused(package, refused)).Why
        where why is not null || !IsAllowed(reviewed.GetValueOrDefault((package.Id, package.Version), package.Licence))
        select $"{package.Id} {package.Version} of {package.Project}: {why ?? $"licence '{package.Licence}'"} is not allowed";

    private static bool IsRefused(Package package, (string Name, string From, string Why) refused) =>
        (refused.Name.EndsWith('.')
            ? package.Id.StartsWith(refused.Name, StringComparison.OrdinalIgnoreCase)
            : package.Id.Equals(refused.Name, StringComparison.OrdinalIgnoreCase))
        && Version.Parse(package.Version.Split('-', '+')[0]) >= Version.Parse(refused.From);

    /// <summary>Of several joined by OR one must be allowed; joined by AND, all.</summary>
    private static bool IsAllowed(string expression) =>
        expression.Trim('(', ')').Split(" OR ").Any(choice => choice.Split(" AND ").All(licence => Allowed.Contains(licence.Trim('(', ')', ' '))));

    private static Dictionary<(string, string), string> Reviewed(string table) => table
        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
        .Skip(1)
        .Select(line => line.Split('\t'))
        .ToDictionary(cells => (cells[0], cells[1]), cells => cells[2]);
}
