using System.Net;
using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Lending.Tests.Loans;

public sealed class LevelTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "C8")]
    public async Task A_raised_level_voids_approvals_calls_volumes_back_and_hides_them_from_who_is_not_cleared()
    {
        var office = await Office.OpenAsync(Platform);
        var dossier = office.Dossier() with { Volumes = [new(Office.NewId(), "A1", 12), new(Office.NewId(), "A2", 12)] };
        await office.ShelvedAsync(dossier);
        var issued = await office.IssuedAsync(dossier.Volumes[0].VolumeId);
        var approved = await office.ApprovedAsync(dossier.Volumes[1].VolumeId);

        await office.TellAsync(dossier with { SecurityLevel = "B", Version = 6 });

        var recalled = await office.LoanBecomesAsync(issued.Id, "state", "RECALLED");
        var voided = await office.LoanBecomesAsync(approved.Id, "state", "VOID");
        Assert.Equal("LEVEL_RAISED", Assert.Single(recalled["findings"].EnumerateArray()).GetString());
        Assert.Equal((4, 3), (await office.AnnouncedAsync<LoanChanged>(issued.Id.ToString()), await office.AnnouncedAsync<LoanChanged>(approved.Id.ToString())));
        foreach (var loan in new[] { issued.Id, Office.NewId() })
            await Platform.RefusedAsync(office.Clerk, "lending", HttpStatusCode.NotFound, "LOAN_UNKNOWN", () => office.GetAsync(office.Clerk, $"loans/{loan}"));
        await Platform.RefusedAsync(office.Archivist, "lending", HttpStatusCode.Conflict, "APPROVAL_VOID", () => office.IssueAsync(voided), () => office.GetAsync(office.Archivist, $"loans/{approved.Id}"));
        Assert.Equal("RETURNED", (await office.ReturnAsync(recalled)).Require()["state"].GetString());
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A10")]
    public async Task What_was_lent_of_a_dossier_that_became_secret_is_found_by_nobody_who_is_not_cleared()
    {
        var office = await Office.OpenAsync(Platform);
        var dossier = office.Dossier();
        var volume = await office.ShelvedAsync(dossier);
        var loan = (await office.ReturnAsync(await office.IssuedAsync(volume))).Require();
        var clerk = office.Clerk;
        var searches = new[] { $"dossier={dossier.DossierId}", $"volume={volume}", $"number={loan["loanNo"]}", $"number={dossier.Number}", $"borrower={clerk.Id}", "" };
        Task<int> FoundAsync(Person by, string search) => CountAsync(office.GetAsync(by, $"loans?{search}"));
        Assert.All(await Task.WhenAll(searches.Select(search => FoundAsync(clerk, search))), found => Assert.Equal(1, found));

        await office.TellAsync(dossier with { SecurityLevel = "B", Version = 6 });
        await office.BecomesAsync("the raise is known", "select count(*) from known_dossier where dossier_id = $1 and access_level = 'B'", dossier.DossierId);

        Assert.All(await Task.WhenAll(searches.Select(search => FoundAsync(clerk, search))), found => Assert.Equal(0, found));
        Assert.Equal(1, await FoundAsync(office.Archivist, ""));
        await Platform.RefusedAsync(clerk, "lending", HttpStatusCode.NotFound, "LOAN_UNKNOWN", () => office.GetAsync(clerk, $"loans/{loan.Id}"));
        await Platform.RefusedAsync(clerk, "lending", HttpStatusCode.NotFound, "VOLUME_UNKNOWN", () =>
            office.PostAsync(clerk, "loans", new { volumeId = volume, mode = "CONSULT_ON_SITE", purpose = "核对合同" }));
        Assert.Equal(0, await office.CountAsync("select count(*) from information_schema.columns where table_schema = 'public' and column_name like '%title%'"));
    }

    [Theory]
    [Trait("Clause", "5.1.5")]
    [InlineData(0), InlineData(1), InlineData(2), InlineData(3), InlineData(4), InlineData(5)]
    public async Task Every_order_of_a_dossiers_states_ends_in_the_same_one(int order)
    {
        var office = await Office.OpenAsync(Platform);
        var dossier = office.Dossier();
        var told = new[] { dossier with { Version = 6, SecurityLevel = "B" }, dossier with { Version = 7, Viewers = [office.Clerk.Id], SecurityLevel = "A" }, dossier with { Version = 8, SecurityLevel = "B", Viewers = [] } };
        var loan = await office.IssuedAsync(await office.ShelvedAsync(dossier));
        int[][] orders = [[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]];

        foreach (var each in orders[order])
        {
            await office.TellAsync(told[each]);
            await office.TellAsync(told[each]);
        }

        await office.BecomesAsync("the last state is known", "select count(*) from known_dossier where dossier_id = $1 and version = 8 and access_level = 'B' and viewers = '{}'", dossier.DossierId);
        await office.BecomesAsync("nothing waits", "select (count(*) = 0)::int::bigint from kit.inbox_waiting where subject = $1", $"dossier/{dossier.DossierId}");
        var recalled = await office.LoanBecomesAsync(loan.Id, "state", "RECALLED");
        Assert.Single(recalled["findings"].EnumerateArray());
        Assert.Equal(4, await office.AnnouncedAsync<LoanChanged>(loan.Id.ToString()));
    }

    private static async Task<int> CountAsync(Task<Answer> page) => (await page).Require()["items"].GetArrayLength();
}
