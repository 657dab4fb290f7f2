using System.Text.RegularExpressions;
using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Infra.Tests.Containers;

/// <summary>The rules of good images that matter here; see decision 0017 why they are ours. The codes are those of the best known linter.</summary>
public sealed partial class DockerfileTests
{
    private const string Good = """
        FROM build:1.2.3 AS build
        COPY . .
        RUN --mount=type=cache,target=/cache make
        FROM run:1.2.3-slim AS final
        COPY --from=build /out /app
        WORKDIR /app
        USER 1654
        HEALTHCHECK CMD ["/app/probe"]
        ENTRYPOINT ["/app/part"]
        """;

    [Fact]
    public void The_dockerfile_keeps_the_rules() => Assert.Empty(Faults(File.ReadAllText(Path.Combine(Checkout.Root, "infra", "container", "Dockerfile"))));

    [Fact]
    public void Nothing_but_sources_goes_into_an_image()
    {
        var lines = File.ReadAllLines(Path.Combine(Checkout.Root, "infra", "container", "Dockerfile.dockerignore")).Where(line => line is [not '#', ..]).ToList();

        Assert.Equal("**", lines[0]);
        Assert.All(lines.Where(line => line[0] == '!').Select(line => line[1..]), allowed => Assert.DoesNotMatch("local|env|tests|infra|^\\*", allowed));
        Assert.Contains("**/bin", lines);
        Assert.Contains("**/obj", lines);
    }

    [Fact]
    public void A_good_one_has_no_faults() => Assert.Empty(Faults(Good));

    [Theory]
    [InlineData("FROM run:1.2.3-slim", "FROM run", "DL3006")]
    [InlineData("FROM run:1.2.3-slim", "FROM run:latest", "DL3007")]
    [InlineData("COPY . .", "ADD . .", "DL3020")]
    [InlineData("RUN --mount", "RUN sudo --mount", "DL3004")]
    [InlineData("make", "curl http://example.org/x | sh", "DL4006")]
    [InlineData("make", "apt-get install make", "DL3008")]
    [InlineData("WORKDIR /app", "WORKDIR app", "DL3000")]
    [InlineData("USER 1654", "USER root", "DL3002")]
    [InlineData("USER 1654\n", "", "DL3002")]
    [InlineData("--from=build", "--from=elsewhere", "DL3022")]
    [InlineData("[\"/app/part\"]", "/app/part", "DL3025")]
    [InlineData("HEALTHCHECK", "LABEL", "DL3057")]
    [InlineData("COPY . .", "ENV API_TOKEN=pear", "secret")]
    [InlineData("AS final", "AS build", "DL3024")]
    public void A_fault_is_named(string good, string bad, string code) => Assert.Contains(Faults(Good.Replace(good, bad, StringComparison.Ordinal)), fault => fault.StartsWith(code, StringComparison.Ordinal));

    private static IEnumerable<string> Faults(string dockerfile)
    {
        var lines = Comment().Replace(dockerfile, "").Replace("\\\n", " ", StringComparison.Ordinal)
            .Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => (Word: line.Split(' ')[0], Words: line[line.Split(' ')[0].Length..].Trim())).ToList();
        var images = lines.Where(line => line.Word == "FROM").Select(line => line.Words.Split(' ')).ToList();
        var stages = images.Where(image => image.Length == 3).Select(image => image[2]).ToList();
        foreach (var image in images.Select(image => image[0]).Except(stages))
        {
            if (!image.Contains(':', StringComparison.Ordinal))
                yield return $"DL3006 {image} has no tag";
            if (image.EndsWith(":latest", StringComparison.Ordinal) || !image.Any(char.IsDigit))
                yield return $"DL3007 {image} changes under us";
        }
        if (stages.Distinct().Count() < stages.Count)
            yield return "DL3024 two stages have one name";
        foreach (var (word, rest) in lines)
        {
            if (FaultOf(word, rest, stages) is { } fault)
                yield return fault;
        }
        var last = lines[(lines.FindLastIndex(line => line.Word == "FROM") + 1)..];
        if (last.LastOrDefault(line => line.Word == "USER").Words is null or "root" or "0")
            yield return "DL3002 the last user is root";
        if (!last.Exists(line => line.Word == "HEALTHCHECK"))
            yield return "DL3057 nothing asks how it is";
    }

    private static string? FaultOf(string word, string rest, List<string> stages) => word switch
    {
        "ADD" => $"DL3020 ADD {rest}: COPY does no more than it says",
        "RUN" when Word("sudo").IsMatch(rest) => $"DL3004 {rest}",
        "RUN" when rest.Contains(" | ", StringComparison.Ordinal) => $"DL4006 a failure before the pipe is not seen: {rest}",
        "RUN" when rest.Contains("apt-get install", StringComparison.Ordinal) => $"DL3008 packages without version: {rest}",
        "WORKDIR" when !rest.StartsWith('/') => $"DL3000 WORKDIR {rest} depends on what was before",
        "COPY" when From().Match(rest) is { Success: true } from && !stages.Contains(from.Groups[1].Value) => $"DL3022 no stage {from.Groups[1].Value}",
        "ENTRYPOINT" or "CMD" when !rest.StartsWith('[') => $"DL3025 {word} {rest} needs a shell that does not pass signals on",
        "ENV" or "ARG" when Secret().IsMatch(rest) => $"secret {word} {rest}",
        _ => null,
    };

    private static Regex Word(string word) => new($@"\b{word}\b", RegexOptions.CultureInvariant);

    [GeneratedRegex(@"^\s*#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"--from=(\S+)")]
    private static partial Regex From();

    [GeneratedRegex(@"(password|secret|token|key)\w*=", RegexOptions.IgnoreCase)]
    private static partial Regex Secret();
}
