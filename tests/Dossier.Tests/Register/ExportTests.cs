using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Register;

public sealed class ExportTests(Platform platform) : RegistryTests(platform)
{
    [Fact]
    public async Task Every_export_says_what_other_services_can_compare()
    {
        var home = await HomeAsync();
        var (_, items) = await NumberedAsync(home, Item(home, version: 3));
        var company = (await CompanyAsync()).Id;

        Assert.Contains($$"""{"key":"{{home.Id}}","value":"1"}""", await ExportAsync("properties"), StringComparison.Ordinal);
        Assert.Contains($$"""{"key":"{{items[0].ItemId}}","value":"1 GMO"}""", await ExportAsync("accessions"), StringComparison.Ordinal);
        Assert.Contains($$"""{"key":"{{items[0].ItemId}}","value":"3"}""", await ExportAsync("known-items"), StringComparison.Ordinal);
        Assert.Contains($$"""{"key":"{{company}}","value":"1"}""", await ExportAsync("organisations"), StringComparison.Ordinal);
        Assert.Contains($$"""{"key":"{{company}}","value":""", await ExportAsync("policies"), StringComparison.Ordinal);
    }

    private async Task<string> ExportAsync(string name) =>
        (await At(People.Operator, "dossier").GetAsync($"operations/exports/{name}", Ct)).Require(HttpStatusCode.OK).Text;
}
