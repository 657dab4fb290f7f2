using System.Xml.Linq;

namespace ArchivePlatform.Platform.Tests.Architecture;

/// <summary>A project file of the checkout: what it is called and what it names.</summary>
internal sealed record Project(SourceFile File)
{
    private readonly XElement root = XElement.Parse(File.Text);

    internal static IReadOnlyList<Project> All { get; } =
        [.. SourceFile.All.Where(file => file.Path.EndsWith(".csproj", StringComparison.Ordinal)).Select(file => new Project(file))];

    internal string Folder => File.Folder;

    internal string RootNamespace => Property("RootNamespace") ?? Property("AssemblyName") ?? File.Name;

    internal IReadOnlyList<string> Packages => Named("PackageReference");

    /// <summary>Referenced projects by the name of their file, so <c>Handover</c> for <c>../Handover/Handover.csproj</c>.</summary>
    internal IReadOnlyList<string> References =>
        [.. Named("ProjectReference").Select(path => Path.GetFileNameWithoutExtension(path.Replace('\\', '/')))];

    /// <summary>Any other binary it names.</summary>
    internal IReadOnlyList<string> Binaries => [.. Named("Reference"), .. Named("FrameworkReference")];

    private string? Property(string name) => root.Descendants(name).FirstOrDefault()?.Value;

    private List<string> Named(string element) =>
        [.. root.Descendants(element).Select(found => (string?)found.Attribute("Include")).OfType<string>()];
}
