using System.Reflection;

namespace ArchivePlatform.Platform.Tests.MessageShapes;

/// <summary>A contract as readers depend on it: one line per property, <c>Intake.SaleRecorded.SaleNo: string</c>.</summary>
internal static class Shape
{
    internal const string Root = "ArchivePlatform.Contracts.";

    private static readonly Dictionary<Type, string> Words = new()
    {
        [typeof(string)] = "string",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(bool)] = "bool",
        [typeof(decimal)] = "decimal",
    };

    /// <summary>The lines of a contract in the order of its properties.</summary>
    internal static IEnumerable<string> Of(Type contract)
    {
        var nullability = new NullabilityInfoContext();
        return contract
            .GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Select(property => $"{NameOf(contract)}.{property.Name}: {NameOf(nullability.Create(property))}");
    }

    /// <summary>Name below the contracts' root, for example <c>Intake.SaleRecorded</c>.</summary>
    internal static string NameOf(Type type) => Words.GetValueOrDefault(type)
        ?? (type.FullName!.StartsWith(Root, StringComparison.Ordinal) ? type.FullName[Root.Length..] : type.Name);

    private static string NameOf(NullabilityInfo info)
    {
        var type = Nullable.GetUnderlyingType(info.Type) ?? info.Type;
        var name = !type.IsGenericType
            ? NameOf(type)
            : $"{type.Name[..type.Name.IndexOf('`', StringComparison.Ordinal)]}<{string.Join(", ", info.GenericTypeArguments.Select(NameOf))}>";
        return info.ReadState == NullabilityState.Nullable ? name + "?" : name;
    }
}
