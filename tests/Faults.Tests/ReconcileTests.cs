using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>A difference between two services is found, named and gone after its repair.</summary>
public sealed class ReconcileTests(Platform platform) : FaultTests(platform)
{
    [Fact]
    public async Task A_planted_difference_is_named_with_its_key_and_both_values_until_it_is_repaired()
    {
        var accepted = await Demo.AcceptedBatchAsync(items: 1, Ct);
        var item = accepted.Items[0];
        await SettledAsync();
        var (code, output) = await ToolAsync("reconcile");
        Assert.True(code == 0 && output.Contains(" 0 differences", StringComparison.Ordinal), output);

        await Dossier.ChangeAsync("update known_item set version = version + 41 where item_id = $1", item);
        (code, output) = await ToolAsync("reconcile");

        Assert.NotEqual(0, code);
        var named = Assert.Single(output.Split('\n'), line => line.Contains(item.ToString(), StringComparison.Ordinal));
        Assert.Contains("dossier 42", named, StringComparison.Ordinal);
        Assert.Contains("intake 1", named, StringComparison.Ordinal);
        Assert.Contains(" 1 differences", output, StringComparison.Ordinal);

        await Dossier.ChangeAsync("update known_item set version = version - 41 where item_id = $1", item);
        (code, output) = await ToolAsync("reconcile");
        Assert.True(code == 0 && output.Contains(" 0 differences", StringComparison.Ordinal), output);
    }
}
