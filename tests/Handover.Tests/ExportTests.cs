using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests;

public sealed class ExportTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    public async Task Custody_accepted_lines_items_and_obligations_can_be_compared()
    {
        var office = await Office.OpenAsync(Platform);
        var sale = Office.NewId();
        var item = (await office.ItemsAsync(1, sale))[0];
        await office.TellAsync(office.Signed(sale, new DateOnly(2026, 9, 28)));
        await office.ObligationBecomesAsync(sale, "dueOn", "2026-10-10");
        var batch = await office.AcceptAsync(await office.SubmittedAsync([item]));
        var state = (await office.ObligationAsync(sale)).GetProperty("state").GetString();

        Assert.Contains(Line(item.ToString(), "2 SALES"), await ExportAsync("custody"), StringComparison.Ordinal);
        Assert.Contains(Line($"{item} 2", batch.Id.ToString()), await ExportAsync("accepted-lines"), StringComparison.Ordinal);
        Assert.Contains(Line(item.ToString(), "1"), await ExportAsync("known-items"), StringComparison.Ordinal);
        Assert.Contains(Line(sale.ToString(), state!), await ExportAsync("obligations"), StringComparison.Ordinal);
        await ExportAsync("known-properties");
    }

    private async Task<string> ExportAsync(string name) => (await At(People.Operator, "handover").GetAsync($"operations/exports/{name}", Ct)).Require().Text;

    private static string Line(string key, string value) => $"{{\"key\":\"{key}\",\"value\":\"{value}\"}}";
}
