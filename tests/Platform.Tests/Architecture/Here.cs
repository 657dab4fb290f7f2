using Mono.Cecil;

namespace ArchivePlatform.Platform.Tests.Architecture;

/// <summary>This assembly, where violations are planted.</summary>
internal static class Here
{
    internal static ModuleDefinition Module { get; } = ModuleDefinition.ReadModule(typeof(Here).Assembly.Location);

    /// <summary>The planted types, nested ones too.</summary>
    internal static IReadOnlyList<TypeDefinition> Planted { get; } =
        [.. Module.GetTypes().Where(type => Outermost(type).Namespace.Contains(".Planted", StringComparison.Ordinal))];

    private static TypeDefinition Outermost(TypeDefinition type) => type.DeclaringType is { } outer ? Outermost(outer) : type;
}
