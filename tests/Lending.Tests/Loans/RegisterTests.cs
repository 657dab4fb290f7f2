using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Lending.Tests.Loans;

public sealed class RegisterTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "5.11.1")]
    [Trait("Abuse", "A3")]
    public async Task The_register_is_searched_page_by_page_by_whom_it_concerns()
    {
        var office = await Office.OpenAsync(Platform);
        var volume = await office.ShelvedAsync();
        var issued = await office.IssuedAsync(volume);
        var asked = (await office.RequestAsync(volume, by: office.Colleague)).Require();
        var secret = (await office.RequestAsync(await office.ShelvedAsync(office.Dossier("B", [office.Colleague.Id])), by: office.Colleague)).Require();
        async Task<Guid[]> FoundAsync(Person by, string query) =>
            [.. (await office.GetAsync(by, $"loans{query}")).Require()["items"].EnumerateArray().Select(row => row.GetProperty("id").GetGuid())];

        Assert.Equal([issued.Id, asked.Id, secret.Id], await FoundAsync(office.Archivist, ""));
        Assert.Equal([issued.Id, asked.Id], await FoundAsync(office.Clerk, ""));
        Assert.Empty(await FoundAsync(office.Engineer, ""));
        Assert.Equal([issued.Id], await FoundAsync(office.Archivist, "?state=ISSUED"));
        Assert.Equal([asked.Id, secret.Id], await FoundAsync(office.Archivist, $"?borrower={office.Colleague.Id}"));
        Assert.Equal([issued.Id, asked.Id], await FoundAsync(office.Archivist, $"?volume={volume}"));
        Assert.Equal([secret.Id], await FoundAsync(office.Archivist, $"?dossier={secret["dossierId"]}"));
        Assert.Equal([asked.Id], await FoundAsync(office.Archivist, $"?number={asked["loanNo"]}"));
        Assert.Equal(3, (await FoundAsync(office.Archivist, $"?number={Uri.EscapeDataString(issued["dossierNumber"].GetString()!)}")).Length);
        Assert.Equal([asked.Id], await FoundAsync(office.Archivist, $"?limit=1&after={issued.Id}"));
        Assert.Equal(issued.Id, (await office.GetAsync(office.Archivist, "loans?limit=1")).Require()["next"].GetGuid());
        await Platform.RefusedAsync(office.Archivist, "lending", (HttpStatusCode)422, "VALIDATION_FAILED", () => office.GetAsync(office.Archivist, "loans?state=LOST"));
        Assert.True(await office.CountAsync("select count(*) from kit.audit_entry where stream = $1 and action = 'loan.list'", $"loan/{secret.Id}") > 0);
    }

    [Fact]
    public async Task Dossiers_loans_and_holds_can_be_compared()
    {
        var office = await Office.OpenAsync(Platform);
        var dossier = office.Dossier();
        var issued = await office.IssuedAsync(await office.ShelvedAsync(dossier));

        Assert.Contains($$"""{"key":"{{dossier.DossierId}}","value":"5 C"}""", await ExportAsync("known-dossiers"), StringComparison.Ordinal);
        Assert.Contains($$"""{"key":"{{issued.Id}}","value":"3"}""", await ExportAsync("loans"), StringComparison.Ordinal);
        await ExportAsync("holds");
    }

    private async Task<string> ExportAsync(string name) => (await At(People.Operator, "lending").GetAsync($"operations/exports/{name}", Ct)).Require().Text;
}
