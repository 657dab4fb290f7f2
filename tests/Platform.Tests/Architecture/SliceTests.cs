using System.Text.RegularExpressions;
using Mono.Cecil;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

public sealed partial class SliceTests
{
    [Fact]
    public void Every_request_and_what_it_holds_is_public() =>
        Found.Nothing([.. BuiltService.All.SelectMany(service => Requests(service.Types))], Hidden);

    [Fact]
    public void A_request_that_validation_would_pass_over_is_named() =>
        Assert.Equal(
            ["HideRequest/Request is not public", "HideRequest/Line is not public", "HideRequest/Wish is not public"],
            Hidden([.. Requests(Here.Planted)]).Select(violation => violation[(violation.LastIndexOf('.') + 1)..]));

    [Fact]
    public void A_slice_file_holds_one_slice_of_its_own_name() =>
        Found.Nothing([.. SourceFile.Code.Where(file => file.IsBelow("services") && MapMethod().IsMatch(file.Text))], Misnamed);

    [Theory]
    [InlineData("services/Intake/Items/RegisterItem.cs", "internal static class RegisterItems { internal static void Map(RouteGroupBuilder items) { } }")]
    [InlineData("services/Intake/Items/RegisterItem.cs",
        "static class RegisterItem { static void Map(RouteGroupBuilder a) { } } static class GetItem { static void Map(RouteGroupBuilder b) { } }")]
    public void A_slice_file_with_another_name_or_a_second_slice_is_named(string path, string text) =>
        Found.Only(path, Misnamed([new(path, text)]));

    [Fact]
    public void Every_slice_is_mapped_in_its_Program() =>
        Found.Nothing([.. BuiltService.All.SelectMany(service => service.Types.Where(IsSlice), (service, slice) => (slice.Name, service.Program))], Unmapped);

    [Fact]
    public void A_slice_nobody_maps_is_named() =>
        Found.Only("GetItem", Unmapped([("RegisterItem", "RegisterItem.Map(items);"), ("GetItem", "RegisterItem.Map(items);\n// GetItem.Map(items);")]));

    private static IEnumerable<string> Hidden(IReadOnlyCollection<TypeDefinition> requests) =>
        from request in requests
        from part in Reached(request, [])
        where part is { IsPublic: false, IsNestedPublic: false }
        select $"{part.FullName} is not public";

    private static IEnumerable<string> Misnamed(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        where MapMethod().Count(file.Text) != 1 || !Regex.IsMatch(file.Text, $@"\bstatic (partial )?class {file.Name}\b")
        select $"{file.Path} does not hold one slice of its own name";

    private static IEnumerable<string> Unmapped(IReadOnlyCollection<(string Slice, string Program)> slices) =>
        from slice in slices
        where !Regex.IsMatch(slice.Program, $@"^(?!\s*//).*\b{slice.Slice}\.Map\(", RegexOptions.Multiline)
        select $"{slice.Slice} is mapped by no Program";

    /// <summary>What a slice reads from outside: its nested request, and any record of the service its handler takes as the body.</summary>
    private static IEnumerable<TypeDefinition> Requests(IEnumerable<TypeDefinition> types)
    {
        var slices = types.Where(IsSlice).ToList();
        var nested = slices.SelectMany(slice => slice.NestedTypes).Where(inner => inner.Name.EndsWith("Request", StringComparison.Ordinal));
        var taken = slices
            .SelectMany(slice => slice.Methods.Where(method => method.Name == "Handle"))
            .SelectMany(handler => handler.Parameters)
            .Where(parameter => parameter.CustomAttributes.All(attribute => attribute.AttributeType.Name != "AsParametersAttribute"))
            .Select(parameter => parameter.ParameterType)
            .OfType<TypeDefinition>()
            .Where(type => type.Methods.Any(method => method.Name == "<Clone>$"));
        return nested.Concat(taken).Distinct();
    }

    /// <summary>A static class with <c>Map(RouteGroupBuilder)</c>.</summary>
    private static bool IsSlice(TypeDefinition type) =>
        type is { IsAbstract: true, IsSealed: true }
        && type.Methods.Any(method => method.Name == "Map" && method.Parameters is [{ ParameterType.Name: "RouteGroupBuilder" }]);

    private static IEnumerable<TypeDefinition> Reached(TypeDefinition from, HashSet<string> seen)
    {
        if (!seen.Add(from.FullName))
            yield break;
        yield return from;
        var parts = from.Properties
            .Where(property => property.GetMethod is { IsPublic: true, IsStatic: false })
            .SelectMany(property => TypeReferences.Parts(property.PropertyType));
        foreach (var part in parts.OfType<TypeDefinition>().SelectMany(part => Reached(part, seen)))
            yield return part;
    }

    [GeneratedRegex(@"\bstatic void Map\(RouteGroupBuilder ")]
    private static partial Regex MapMethod();
}
