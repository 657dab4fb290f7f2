using System.Net;
using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Lending.Tests.Loans;

public sealed class RaceTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "5.11.1")]
    [Trait("Abuse", "C7")]
    public async Task Of_sixty_four_borrowers_who_are_handed_one_volume_at_once_one_gets_it()
    {
        var office = await Office.OpenAsync(Platform);
        var volume = await office.ShelvedAsync();
        var loans = new List<Answer>();
        for (var borrower = 0; borrower < 64; borrower++)
            loans.Add(await office.ApprovedAsync(volume, by: office.Member($"borrower-{borrower}", "SALES")));

        var answers = await Task.WhenAll(loans.Select(loan => office.IssueAsync(loan)));

        var issued = Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer != issued), answer => Assert.Equal((HttpStatusCode.Conflict, "ON_LOAN"), (answer.Status, answer.Code)));
        Assert.Equal(63, await office.CountAsync("select count(*) from kit.audit_entry where stream = $1 and rule = 'ON_LOAN'", $"caller/{office.Archivist.Id}"));
        Assert.Equal(1, await office.CountAsync("select count(*) from possession where volume_id = $1", volume));
        Assert.Equal(1, await office.CountAsync("select count(*) from loan where volume_id = $1 and state = 'ISSUED'", volume));
        Assert.Equal(3, await office.AnnouncedAsync<LoanChanged>(issued.Id.ToString()));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    public async Task Of_thirty_two_equal_issues_one_wins()
    {
        var office = await Office.OpenAsync(Platform);
        var approved = await office.ApprovedAsync(await office.ShelvedAsync());

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => office.IssueAsync(approved)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal("STALE_VERSION", answer.Code));
        Assert.Equal(1, await office.CountAsync("select count(*) from kit.audit_entry where stream = $1 and action = 'loan.issue'", $"loan/{approved.Id}"));
    }

    [Fact]
    [Trait("Abuse", "C1")]
    [Trait("Abuse", "C2")]
    public async Task An_issue_sent_again_under_its_key_gets_its_first_answer_and_another_body_is_refused()
    {
        var office = await Office.OpenAsync(Platform);
        var approved = await office.ApprovedAsync(await office.ShelvedAsync());
        var key = Secrets.Random(26);
        Task<Answer> IssueAsync(int pages) => office.PostAsync(office.Archivist, $"loans/{approved.Id}/issue", new { pages }, approved.Version, key);

        var first = (await IssueAsync(12)).Require();
        var again = await IssueAsync(12);

        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        await Platform.RefusedAsync(office.Archivist, "lending", (HttpStatusCode)422, "IDEMPOTENCY_KEY_REUSED", () => IssueAsync(11));
        Assert.Equal(3, await office.AnnouncedAsync<LoanChanged>(approved.Id.ToString()));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    public async Task Loan_numbers_have_no_gap_and_no_repetition()
    {
        var office = await Office.OpenAsync(Platform);
        var volume = await office.ShelvedAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => office.RequestAsync(volume)));

        Assert.Equal(
            Enumerable.Range(1, 32).Select(serial => $"LN-{office.Today.Year}-{serial:0000}"),
            answers.Select(answer => answer.Require()["loanNo"].GetString()!).Order(StringComparer.Ordinal));
    }
}
