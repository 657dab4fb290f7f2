using ArchivePlatform.Faults.Tests.Evidence;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Faults.Tests;

/// <summary>Read models hold nothing that the journals do not: they may be dropped at any time.</summary>
public sealed class RebuildTests(Platform platform) : FaultTests(platform)
{
    [Theory]
    [InlineData("intake")]
    [InlineData("dossier")]
    [InlineData("handover")]
    [InlineData("lending")]
    public async Task All_read_models_of_a_service_are_the_same_after_a_rebuild_and_after_their_rows_were_lost(string service)
    {
        await Demo.AcceptedBatchAsync(items: 2, Ct);
        await Demo.SubscribedSaleAsync(ct: Ct);
        await Demo.RequestedLoanAsync(ct: Ct);
        await SettledAsync();
        var rows = RowsOf(service);
        var models = (await At(People.Operator, service).GetAsync("operations/models", Ct)).Require().Body
            .EnumerateArray().Select(model => model.GetProperty("model").GetString()!).ToList();
        var before = await Image.OfAsync(rows, models, []);
        Assert.True(before.Rows >= models.Count, $"{before.Rows} rows in {string.Join(", ", models)}");

        await RebuiltAsync(service);
        await SameAsync(before, rows, models);

        foreach (var model in models)
            await rows.ChangeAsync($"delete from \"{model}\"");
        Assert.Equal(0, (await Image.OfAsync(rows, models, [])).Rows);
        await RebuiltAsync(service);
        await SameAsync(before, rows, models);
    }

    [Fact]
    public async Task A_model_the_service_does_not_have_is_refused_with_those_it_has()
    {
        var (code, output) = await ToolAsync("rebuild", "dossier", "known_items");

        Assert.Equal(1, code);
        Assert.Contains("dossier has no read model known_items; there are ", output, StringComparison.Ordinal);
        Assert.Contains("known_item,", output, StringComparison.Ordinal);
    }

    private async Task RebuiltAsync(string service)
    {
        var (code, output) = await ToolAsync("rebuild", service, "--all");
        Assert.True(code == 0, output);
        await SettledAsync();
    }

    private static async Task SameAsync(Image before, Rows rows, List<string> models)
    {
        var after = await Image.OfAsync(rows, models, []);
        Assert.True(before.Hash == after.Hash, before.Difference(after));
    }
}
