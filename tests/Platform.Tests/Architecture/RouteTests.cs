using System.Text.RegularExpressions;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

public sealed partial class RouteTests
{
    private const string Policy = ".RequireAuthorization(Policies.";

    /// <summary>The one group open to strangers: where Identity speaks the sign-in protocol, which has its own refusals.</summary>
    private const string Door = "var connect = app.MapGroup(\"/connect\").AllowAnonymous()";

    [Fact]
    public void Every_route_names_its_policy() =>
        Assert.All(BuiltService.All, service => Found.Nothing(Statements(service.Program), statements => Open(statements, SliceText(service.Folder))));

    [Theory]
    [InlineData("""var batches = api.MapGroup("/batches").WithTags("Batches"); GetBatch.Map(batches);""", "GetBatch")]
    [InlineData("GetBatch.Map(api);", "GetBatch")]
    [InlineData("""GetBatch.Map(api.MapGroup("/batches"));""", "GetBatch")]
    [InlineData("""api.MapGet("/ping", () => "pong");""", "/ping")]
    [InlineData("""var open = app.MapGroup("/open").AllowAnonymous(); GetBatch.Map(open);""", "GetBatch")]
    public void A_route_without_policy_is_named(string program, string named) =>
        Found.Only(named, Open(Statements(program), _ => "batches.MapGet(\"/\", Handle);"));

    [Theory]
    [InlineData("""var batches = api.MapGroup("/batches").RequireAuthorization(Policies.Member); GetBatch.Map(batches);""")]
    [InlineData("""var b = api.MapGroup("/b").RequireAuthorization(Policies.Member); var c = b.MapGroup("/c"); GetBatch.Map(c);""")]
    [InlineData("""GetBatch.Map(api.MapGroup("/batches").RequireAuthorization(Policies.Member));""")]
    public void A_policy_on_the_group_is_seen(string program) =>
        Assert.Empty(Open(Statements(program), _ => "batches.MapGet(\"/\", Handle);"));

    [Fact]
    public void A_policy_on_the_slice_is_seen() =>
        Assert.Empty(Open(Statements("GetBatch.Map(api);"), _ => "batches.MapGet(\"/\", Handle)" + Policy + "Auditor);"));

    [Fact]
    public void No_service_opens_a_route_to_strangers() =>
        Found.Nothing([.. SourceFile.Code.Where(file => file.IsBelow("services") && !file.IsBelow("services/ServiceKit"))], Anonymous);

    [Fact]
    public void A_route_open_to_strangers_is_named() =>
        Found.Only("GetItem.cs:1", Anonymous([new("services/Intake/Items/GetItem.cs", "items.MapGet(\"/\", Handle).AllowAnonymous();")]));

    private static IEnumerable<string> Open(IReadOnlyCollection<string> statements, Func<string, string> sliceText)
    {
        var guarded = new HashSet<string>();
        foreach (var statement in statements)
        {
            var named = statement.Contains(Policy, StringComparison.Ordinal) || statement.StartsWith(Door, StringComparison.Ordinal);
            var from = Receiver().Match(statement);
            var covered = named || guarded.Contains(from.Groups["from"].Value);
            if (covered && from.Groups["made"].Success)
                guarded.Add(from.Groups["made"].Value);
            if (!covered && Mapping().Match(statement) is { Success: true } slice && !EveryRouteNames(sliceText(slice.Groups["slice"].Value)))
                yield return $"{slice.Groups["slice"].Value} has a route without policy: {statement}";
            if (!covered && Direct().IsMatch(statement))
                yield return $"A route without policy: {statement}";
        }
    }

    private static IEnumerable<string> Anonymous(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from line in file.Lines
        where line.Text.Contains("AllowAnonymous", StringComparison.Ordinal)
        select $"{file.Path}:{line.Number} opens a route to strangers";

    private static bool EveryRouteNames(string slice) =>
        Statements(slice).Where(statement => Direct().IsMatch(statement)).All(statement => statement.Contains(Policy, StringComparison.Ordinal));

    private static List<string> Statements(string text) =>
        [.. Comment().Replace(text, "").Split(';').Select(statement => Gap().Replace(statement, " ").Trim()).Where(statement => statement.Length > 0)];

    private static Func<string, string> SliceText(string folder) => slice =>
        SourceFile.Code.SingleOrDefault(file => file.IsBelow(folder) && file.Name == slice)?.Text
        ?? throw new InvalidOperationException($"{folder} has no file {slice}.cs");

    [GeneratedRegex(@"^(var (?<made>\w+) = (?<from>\w+)|\w+\.Map\((?<from>\w+)|(?<from>\w+))")]
    private static partial Regex Receiver();

    [GeneratedRegex(@"^(?<slice>\w+)\.Map\(")]
    private static partial Regex Mapping();

    [GeneratedRegex(@"\.Map(Get|Post|Put|Delete|Patch|Methods)\(")]
    private static partial Regex Direct();

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Gap();
}
