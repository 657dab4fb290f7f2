using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Infra.Tests.Containers;

[Collection(Compositions.Name)]
public sealed class SettingsTests(Compositions compositions)
{
    public static TheoryData<string> Parts => [.. Service.Parts.Select(part => part.Name)];

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, MemberData(nameof(Parts))]
    public async Task Every_setting_of_a_container_is_one_its_part_reads(string part)
    {
        var known = await PartSettings.OfAsync(Service.Named(part), Ct);

        foreach (var composition in compositions.Both)
        {
            var environment = composition.EnvironmentOf(part);
            Assert.NotEmpty(environment);
            Assert.Empty(known.Unknown(environment.Keys));
            Assert.Empty(known.Unknown(composition.EnvironmentOf($"{part}-migrate").Keys));
        }
    }

    [Theory]
    [InlineData("Telemetry__MetricPort"), InlineData("Platfrom__Profile"), InlineData("Intake__SealingKeys__0__Nmae"), InlineData("ASPNETCORE_URL")]
    public async Task A_name_that_is_misspelt_is_unknown(string name) =>
        Assert.Equal([name], (await PartSettings.OfAsync(Service.Named("intake"), Ct)).Unknown([name, "Intake__SealingKeys__1__Name", "Platform__Profile"]));

    [Theory, MemberData(nameof(Parts))]
    public async Task A_part_finds_everything_it_needs_in_its_container_s_environment(string part)
    {
        foreach (var composition in compositions.Both)
        {
            var (code, output) = await PartSettings.RunAsync(Service.Named(part), "check", composition.EnvironmentOf(part), Ct);
            Assert.True(code == 0, output);
        }
    }

    [Theory]
    [InlineData("intake", "Intake__IdentityKey"), InlineData("dossier", "ConnectionStrings__Database"), InlineData("gateway", "Limits__NameKey")]
    public async Task A_setting_that_is_missing_keeps_the_part_from_starting(string part, string name)
    {
        var environment = compositions.Production.EnvironmentOf(part).Where(setting => setting.Key != name).ToDictionary();

        var (code, output) = await PartSettings.RunAsync(Service.Named(part), "check", environment, Ct);

        Assert.Equal(1, code);
        Assert.Contains(name.Split("__")[0], output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_misspelt_keeps_the_part_from_starting()
    {
        var environment = new Dictionary<string, string>(compositions.Production.EnvironmentOf("handover")) { ["Telemetry__SampleRato"] = "0.1" };

        var (code, output) = await PartSettings.RunAsync(Service.Named("handover"), "check", environment, Ct);

        Assert.Equal(1, code);
        Assert.Contains("SampleRato", output, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Parts))]
    public void A_migration_has_the_owner_s_role_and_a_running_part_has_not(string part)
    {
        foreach (var composition in compositions.Both)
        {
            var migrating = composition.EnvironmentOf($"{part}-migrate");
            string[] owner = ["ConnectionStrings__Migration", "Platform__RuntimeRole", .. Service.Named(part) == Service.Gateway ? Array.Empty<string>() : ["RabbitMq__TopologyUsername", "RabbitMq__TopologyPassword"]];
            Assert.All(owner, name => Assert.True(migrating.GetValueOrDefault(name) is { Length: > 0 }, $"{part}-migrate lacks {name}"));
            Assert.Empty(composition.EnvironmentOf(part).Keys.Intersect(owner));
        }
    }

    [Fact]
    public async Task Secrets_that_are_there_stay()
    {
        var again = await Composition.ReadAsync(compositions.Demonstration.Folder, Ct, "--demonstration");

        Assert.Equal(compositions.Demonstration.EnvironmentOf("intake"), again.EnvironmentOf("intake"));
        Assert.NotEqual(compositions.Production.EnvironmentOf("intake")["RabbitMq__Password"], again.EnvironmentOf("intake")["RabbitMq__Password"]);
    }
}
