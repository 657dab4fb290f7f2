using System.Text.Json;
using System.Text.RegularExpressions;
using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Infra.Tests.Containers;

/// <summary>What every container owes: an image that does not change under it, no more rights than it needs, and a way to tell how it is.</summary>
[Collection(Compositions.Name)]
public sealed partial class ContainerTests(Compositions compositions)
{
    /// <summary>Containers whose image holds nothing that could ask them; an alert does.</summary>
    private static readonly string[] Unasked = ["collector", "jaeger"];

    private IReadOnlyDictionary<string, JsonElement> Containers => compositions.Production.Containers;

    [Fact]
    public void Every_part_and_its_migration_has_a_container()
    {
        var parts = Service.Parts.SelectMany(part => new[] { part.Name, $"{part.Name}-migrate" }).ToList();

        Assert.Empty(parts.Except(Containers.Keys));
        Assert.All(Service.Parts, part => Assert.Equal(
            part.Folder, Containers[part.Name].GetProperty("build").GetProperty("args").GetProperty("PROJECT").GetString()));
    }

    [Fact]
    public void Every_image_is_pinned() => Assert.Empty(Faults(container => Pinned().IsMatch(Text(container, "image")) || IsOurs(container)));

    [Fact]
    public void No_container_may_do_more_than_it_needs() => Assert.Empty(Faults(container =>
        container.GetProperty("read_only").GetBoolean()
        && Lists(container, "cap_drop").SequenceEqual(["ALL"]) && !Lists(container, "cap_add").Any()
        && Lists(container, "security_opt").Contains("no-new-privileges:true")
        && !container.TryGetProperty("privileged", out _) && !container.TryGetProperty("network_mode", out _) && !container.TryGetProperty("pid", out _)));

    [Fact]
    public void Every_container_has_its_bounds() => Assert.Empty(Faults(container =>
        container.TryGetProperty("mem_limit", out _) && container.GetProperty("pids_limit").GetInt32() > 0
        && container.GetProperty("logging").GetProperty("options").TryGetProperty("max-size", out _)));

    [Fact]
    public void Whatever_stays_is_started_again_and_says_how_it_is() => Assert.Empty(Faults(container => IsOnce(container)
        ? !container.TryGetProperty("healthcheck", out _)
        : Text(container, "restart") == "unless-stopped" && (container.TryGetProperty("healthcheck", out _) || Unasked.Any(name => Containers[name].Equals(container)))));

    [Fact]
    public void Only_the_gateway_can_be_reached_from_outside()
    {
        Assert.Equal(["gateway"], Containers.Where(container => container.Value.TryGetProperty("ports", out _)).Select(container => container.Key));
        Assert.Equal(["outside"], compositions.Production.Networks.Where(network => !IsInternal(network.Value)).Select(network => network.Key));
        Assert.Equal(["gateway"], Containers.Where(container => NetworksOf(container.Value).Contains("outside")).Select(container => container.Key));
    }

    [Fact]
    public void The_gateway_and_what_watches_reach_no_broker_and_no_database_that_is_not_theirs()
    {
        Assert.DoesNotContain("broker", NetworksOf(Containers["gateway"]));
        foreach (var watcher in new[] { "prometheus", "grafana", "jaeger", "collector", "node-exporter" })
            Assert.Empty(NetworksOf(Containers[watcher]).Intersect(["databases", "broker", "inside", "outside"]));
    }

    [Fact]
    public void A_part_starts_after_its_migration_and_a_migration_after_its_database()
    {
        foreach (var part in Service.Parts)
        {
            Assert.Equal("service_completed_successfully", Condition(Containers[part.Name], $"{part.Name}-migrate"));
            Assert.Equal("service_completed_successfully", Condition(Containers[$"{part.Name}-migrate"], "databases"));
            if (part != Service.Gateway)
                Assert.Equal("service_healthy", Condition(Containers[$"{part.Name}-migrate"], "rabbitmq"));
        }
    }

    [Fact]
    public void Only_the_container_that_makes_it_knows_the_disposal_key()
    {
        var key = File.ReadAllText(Path.Combine(compositions.Production.Folder, "secrets", "disposal.scan"));

        Assert.Equal(["buckets"], Containers.Keys.Where(name => compositions.Production.EnvironmentOf(name).Values.Any(value => value.Contains(key, StringComparison.Ordinal))));
    }

    private IEnumerable<string> Faults(Func<JsonElement, bool> isSound)
    {
        Assert.True(Containers.Count > 15);
        return Containers.Where(container => !isSound(container.Value)).Select(container => container.Key);
    }

    private static bool IsOnce(JsonElement container) => Text(container, "restart") == "no";

    private static bool IsOurs(JsonElement container) => Text(container, "image").StartsWith("archive-platform/", StringComparison.Ordinal) && container.TryGetProperty("build", out _);

    private static bool IsInternal(JsonElement network) =>
        network.ValueKind == JsonValueKind.Object && network.TryGetProperty("internal", out var inside) && inside.GetBoolean();

    private static string Condition(JsonElement container, string other) =>
        container.GetProperty("depends_on").TryGetProperty(other, out var dependency) ? Text(dependency, "condition") : "";

    private static List<string> NetworksOf(JsonElement container) => [.. container.GetProperty("networks").EnumerateObject().Select(network => network.Name)];

    private static IEnumerable<string?> Lists(JsonElement container, string name) =>
        container.TryGetProperty(name, out var list) ? list.EnumerateArray().Select(entry => entry.GetString()) : [];

    private static string Text(JsonElement container, string name) => container.GetProperty(name).GetString()!;

    [GeneratedRegex(@"^[a-z0-9./-]+:(v?[0-9]+\.[0-9]+|RELEASE\.[0-9]{4}-)")]
    private static partial Regex Pinned();
}
