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
