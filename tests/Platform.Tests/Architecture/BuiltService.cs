using ArchivePlatform.Stack;
using Mono.Cecil;

namespace ArchivePlatform.Platform.Tests.Architecture;

/// <summary>A service as it was built beside the tests, read without running it.</summary>
internal sealed record BuiltService(Service Service, ModuleDefinition Module)
{
    private const string Configuration =
#if DEBUG
        "Debug";
#else
        "Release";
#endif

    private static readonly Lazy<IReadOnlyList<BuiltService>> Read = new(() =>
        [.. Service.All.Select(service => new BuiltService(service, ModuleDefinition.ReadModule(service.Program(Configuration))))]);

    /// <summary>Every service of the platform.</summary>
    /// <exception cref="InvalidOperationException">One was not built.</exception>
    internal static IReadOnlyList<BuiltService> All => Read.Value;

    internal string Folder => Service.Folder;

    internal string AssemblyFile => Service.Program(Configuration);

    /// <summary>Text of its Program: what it announces, hears and routes.</summary>
    internal string Program => SourceFile.At($"{Folder}/Program.cs").Text;

    /// <summary>Every type of it, nested ones too.</summary>
    internal IEnumerable<TypeDefinition> Types => Module.GetTypes();

    /// <inheritdoc/>
    public override string ToString() => Service.Name;
}
