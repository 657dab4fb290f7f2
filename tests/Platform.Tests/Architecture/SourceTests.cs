using System.Text.RegularExpressions;
using Mono.Cecil;
using Xunit;

namespace ArchivePlatform.Platform.Tests.Architecture;

public sealed partial class SourceTests(ITestOutputHelper output)
{
    private const int Long = 200;
    private const int TooLong = 300;

    private static readonly List<SourceFile> Written = [.. SourceFile.Code.Where(file => !file.IsGenerated)];

    [Fact]
    public void Code_holds_no_promises_no_dead_lines_and_no_unexplained_pragmas() => Found.Nothing(Written, Leftovers);

    [Theory]
    [InlineData("        // TO" + "DO: ask the archivist")]
    [InlineData("        // batch.Accept(lines);")]
    [InlineData("        // if (lines.Count == 0) {")]
    [InlineData("        /* return batch; */")]
    [InlineData("#pragma" + " warning disable CA1812")]
    public void A_leftover_is_named(string line) =>
        Found.Only("Batch.cs:2", Leftovers([new("services/Handover/Domain/Batch.cs", $"namespace X;\n{line}\n")]));

    [Theory]
    [InlineData("        // The caller has gone; nobody is left to answer.")]
    [InlineData("    /// <c>Accept(lines);</c>")]
    [InlineData("    var address = \"http://localhost/;\";")]
    [InlineData("#pragma warning disable CA1812 // The host makes it.")]
    public void What_explains_is_no_leftover(string line) =>
        Assert.Empty(Leftovers([new("services/Handover/Domain/Batch.cs", line)]));

    [Fact]
    public void No_file_of_a_service_is_too_long()
    {
        var services = Written.Where(file => file.IsBelow("services")).ToList();
        foreach (var file in services.Where(file => LengthOf(file) > Long))
            output.WriteLine($"{file.Path} has {LengthOf(file)} lines: look whether it holds two ideas");

        Found.Nothing(services, Overlong);
    }

    [Fact]
    public void A_file_that_is_too_long_is_named() =>
        Found.Only("Batch.cs has 301 lines", Overlong(
        [
            new("services/Handover/Domain/Batch.cs", string.Concat(Enumerable.Repeat("\n", TooLong + 1))),
            new("services/Handover/Domain/Term.cs", string.Concat(Enumerable.Repeat("\n", TooLong))),
        ]));

    [Fact]
    public void No_file_and_no_type_has_a_name_that_says_nothing() =>
        Found.Nothing([.. Written.SelectMany(NamesIn)], Empty);

    [Fact]
    public void No_member_of_a_service_has_a_name_that_says_nothing() =>
        Found.Nothing([.. BuiltService.All.SelectMany(service => service.Types).Where(type => !IsCompiledPage(type)).SelectMany(Members)], Empty);

    [Theory]
    [InlineData("BatchManager")]
    [InlineData("StringHelpers")]
    [InlineData("DateUtils")]
    [InlineData("CommonRules")]
    [InlineData("ItemDto")]
    [InlineData("MediaStoreImpl")]
    public void A_name_that_says_nothing_is_named(string name) =>
        Found.Only(name, Empty([.. NamesIn(new("services/Handover/Domain/Batch.cs", $"internal sealed class {name};"))]));

    [Theory]
    [InlineData("Implied")]
    [InlineData("Commonwealth")]
    [InlineData("SimpleTerm")]
    public void A_name_that_only_looks_alike_passes(string name) => Assert.Empty(Empty([("Batch.cs", name)]));

    [Fact]
    public void No_script_locks_its_own_file_which_tests_read_meanwhile() =>
        Found.Nothing([.. SourceFile.All.Where(file => file.IsBelow("infra") && file.Text.StartsWith("#!", StringComparison.Ordinal))], SelfLocked);

    [Fact]
    public void A_script_that_locks_its_own_file_is_named() =>
        Found.Only("infra/up:2", SelfLocked([new("infra/up", "#!/usr/bin/env bash\nexec flock -o \"$0\" \"$0\" \"$@\"\n")]));

    private static IEnumerable<string> SelfLocked(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from line in file.Lines
        where LockOfSelf().IsMatch(line.Text)
        select $"{file.Path}:{line.Number} {line.Text.Trim()}";

    private static IEnumerable<string> Leftovers(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        from line in file.Lines
        where Leftover().IsMatch(line.Text)
        select $"{file.Path}:{line.Number} {line.Text.Trim()}";

    private static IEnumerable<string> Overlong(IReadOnlyCollection<SourceFile> files) =>
        from file in files
        where LengthOf(file) > TooLong
        select $"{file.Path} has {LengthOf(file)} lines";

    private static IEnumerable<string> Empty(IReadOnlyCollection<(string Where, string Name)> names) =>
        from name in names
        where SaysNothing().IsMatch(name.Name)
        select $"{name.Where} holds the name {name.Name}";

    private static IEnumerable<(string Where, string Name)> NamesIn(SourceFile file) =>
        file.Path.Split('/')
            .Concat(Declared().Matches(file.Text).Select(match => match.Groups["name"].Value))
            .Select(name => (file.Path, name));

    private static IEnumerable<(string Where, string Name)> Members(TypeDefinition type) =>
        type.Methods.Where(method => !method.IsSpecialName).Cast<IMemberDefinition>()
            .Concat(type.Properties)
            .Concat(type.Fields)
            .Select(member => (type.FullName, member.Name));

    /// <summary>What the page compiler makes of a page's text names its members itself.</summary>
    private static bool IsCompiledPage(TypeDefinition type) =>
        type.BaseType is { Namespace: "Microsoft.AspNetCore.Mvc.RazorPages", Name: "Page" } or { Namespace: "Microsoft.AspNetCore.Mvc.Razor", Name: "RazorPage`1" };

    private static int LengthOf(SourceFile file) => file.Text.Count(letter => letter == '\n');

    [GeneratedRegex(@"\b(TO[D]O|FIXM[E]|HAC[K]|XX[X])\b|^\s*//(?!/).*[;{}]\s*$|^\s*/\*.*[;{}]\s*(\*/)?\s*$|^\s*#pragma warning disable(?!.*//\s*\S)")]
    private static partial Regex Leftover();

    [GeneratedRegex(@"\bflock( -\S+)* ""?\$(0|\{?BASH_SOURCE)")]
    private static partial Regex LockOfSelf();

    [GeneratedRegex(@"^[\w ]*\b(class|record|struct|interface|enum|delegate \w+) (?<name>\w+)", RegexOptions.Multiline)]
    private static partial Regex Declared();

    [GeneratedRegex(@"(^|[a-z0-9_])(Manager|Helper|Util|Utility|Utilitie|Common|Dto|DTO|Impl)s?($|[^a-z])")]
    private static partial Regex SaysNothing();
}
