using System.Text.Json;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Infra.Tests.Observing;

public sealed class AlertTests
{
    private const string Proofs = "tests/Infra.Tests/Observing/alerts.yml";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_rules_and_the_configuration_are_valid()
    {
        await Command.RunAsync("promtool", ["check", "rules", InCheckout("infra/observe/rules/archive.yml")], Ct);
        await Command.RunAsync("promtool", ["check", "config", "--syntax-only", InCheckout("infra/observe/prometheus.yml")], Ct);
    }

    [Fact]
    public async Task Every_alert_fires_when_it_should_and_not_before() =>
        await Command.RunAsync("promtool", ["test", "rules", InCheckout(Proofs)], Ct);

    [Fact]
    public async Task Every_alert_has_a_proof_that_it_fires_and_one_that_it_does_not()
    {
        var proofs = (await YamlFile.ReadAsync(Proofs, Ct)).GetProperty("tests").EnumerateArray()
            .SelectMany(test => test.GetProperty("promql_expr_test").EnumerateArray())
            .ToLookup(proof => proof.GetProperty("exp_samples").GetArrayLength() > 0, proof => proof.GetProperty("expr").GetString()!.Split('"')[1]);
        var alerts = (await Watched.AlertsAsync(Ct)).Select(NameOf).ToList();

        Assert.Empty(alerts.Except(proofs[true]));
        Assert.Empty(alerts.Except(proofs[false]));
    }

    [Theory]
    [InlineData("runbook.md"), InlineData("runbook.zh.md")]
    public async Task Every_alert_leads_to_its_line_in_the_runbook(string page)
    {
        var lines = await File.ReadAllLinesAsync(InCheckout($"infra/operations/{page}"), Ct);
        var alerts = await Watched.AlertsAsync(Ct);

        Assert.All(alerts, alert => Assert.Equal($"infra/operations/runbook.md#{NameOf(alert).ToLowerInvariant()}", Text(alert.GetProperty("annotations"), "runbook")));
        Assert.All(alerts, alert => Assert.True(IsExplained(lines, NameOf(alert)), NameOf(alert)));
        Assert.Empty(lines.Where(line => line.StartsWith("### ", StringComparison.Ordinal)).Select(line => line[4..]).Except(alerts.Select(NameOf)));
    }

    [Fact]
    public async Task Every_alert_says_in_both_languages_what_is_the_matter_and_how_urgent_it_is() => Assert.Empty(
        (await Watched.AlertsAsync(Ct)).Where(alert => Text(alert.GetProperty("labels"), "severity") is not ("page" or "ticket")
            || Text(alert.GetProperty("annotations"), "summary").Length == 0
            || !Text(alert.GetProperty("annotations"), "summary_zh").Any(letter => letter > '\u4e00')).Select(NameOf));

    [Fact]
    public void Every_dashboard_has_a_name_of_its_own()
    {
        var boards = Directory.GetFiles(InCheckout("infra/observe/grafana/dashboards"), "*.json").Select(file => JsonElement.Parse(File.ReadAllText(file))).ToList();

        Assert.True(boards.Count >= 3);
        Assert.Equal(boards.Count, boards.Select(board => Text(board, "uid")).Distinct().Count());
        Assert.All(boards, board => Assert.Equal(
            board.GetProperty("panels").GetArrayLength(), board.GetProperty("panels").EnumerateArray().Select(panel => panel.GetProperty("id").GetInt32()).Distinct().Count()));
    }

    [Fact]
    public async Task Everything_that_is_scraped_is_a_container_and_every_part_is_scraped()
    {
        var jobs = (await YamlFile.ReadAsync("infra/observe/prometheus.yml", Ct)).GetProperty("scrape_configs").EnumerateArray().ToList();
        var containers = (await YamlFile.ReadAsync("docker-compose.yml", Ct)).GetProperty("services").EnumerateObject().Select(container => container.Name).ToList();
        var targets = jobs.SelectMany(job => job.GetProperty("static_configs").EnumerateArray())
            .SelectMany(config => config.GetProperty("targets").EnumerateArray().Select(target => target.GetString()!.Split(':')[0])).ToList();

        Assert.Empty(targets.Except(containers).Except(["127.0.0.1"]));
        Assert.Empty(Service.Parts.Select(part => part.Name).Except(targets));
    }

    private static bool IsExplained(string[] lines, string alert) =>
        Array.IndexOf(lines, $"### {alert}") is var at and >= 0 && lines[at + 2].Contains('→', StringComparison.Ordinal);

    private static string NameOf(JsonElement alert) => Text(alert, "alert");

    private static string Text(JsonElement holder, string name) => holder.GetProperty(name).GetString()!;

    private static string InCheckout(string path) => Path.Combine(Checkout.Root, path);
}
