using System.Text.Json;
using System.Xml.Linq;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Platform.Tests.Architecture;

/// <summary>A package some project resolves to, directly or through another, and what its own metadata says of its licence.</summary>
/// <param name="Licence">The SPDX expression it declares, else the address it points at, else empty.</param>
/// <param name="Project">The first project found with it.</param>
internal sealed record Package(string Id, string Version, string Licence, string Project)
{
    /// <summary>Every package of the projects given; each project must have been restored.</summary>
    internal static IReadOnlyList<Package> Of(IEnumerable<Project> projects) =>
        [.. projects.Where(IsRestored).SelectMany(Resolved).DistinctBy(package => (package.Id, package.Version))];

    internal static bool IsRestored(Project project) => File.Exists(Assets(project));

    /// <summary>What a nuspec says of its licence.</summary>
    internal static string LicenceIn(string nuspec)
    {
        var metadata = XElement.Parse(nuspec).Elements().First(element => element.Name.LocalName == "metadata");
        var licence = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "license");
        var address = metadata.Elements().FirstOrDefault(element => element.Name.LocalName == "licenseUrl");
        return (string?)licence?.Attribute("type") == "expression" ? licence!.Value.Trim() : address?.Value.Trim() ?? "";
    }

    private static List<Package> Resolved(Project project)
    {
        using var assets = JsonDocument.Parse(File.ReadAllText(Assets(project)));
        var folders = assets.RootElement.GetProperty("packageFolders").EnumerateObject().Select(folder => folder.Name).ToList();
        return
        [
            .. from library in assets.RootElement.GetProperty("libraries").EnumerateObject()
               where library.Value.GetProperty("type").ValueEquals("package")
               let name = library.Name.Split('/')
               select new Package(name[0], name[1], LicenceIn(Nuspec(folders, library.Value)), project.File.Path),
        ];
    }

    private static string Nuspec(List<string> folders, JsonElement library)
    {
        var path = library.GetProperty("path").GetString()!;
        var nuspec = library.GetProperty("files").EnumerateArray().Select(file => file.GetString()!).Single(file => file.EndsWith(".nuspec", StringComparison.Ordinal));
        return File.ReadAllText(folders.Select(folder => Path.Combine(folder, path, nuspec)).First(File.Exists));
    }

    private static string Assets(Project project) => Path.Combine(Checkout.Root, project.Folder, "obj", "project.assets.json");
}
