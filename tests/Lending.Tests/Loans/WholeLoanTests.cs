using System.Net;
using ArchivePlatform.Contracts.Lending;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Lending.Tests.Loans;

public sealed class WholeLoanTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "4.1.2")]
    [Trait("Clause", "5.11.1")]
    [Trait("Clause", "AMB-19")]
    public async Task A_volume_is_asked_for_permitted_handed_out_once_and_brought_back()
    {
        var office = await Office.OpenAsync(Platform);
        var volume = await office.ShelvedAsync();
        await office.BecomesAsync("the calendar is known", "select least(count(*), 1) from known_calendar");

        var asked = (await office.RequestAsync(volume, "LEND_OUT")).Require(HttpStatusCode.Created);
        Assert.Equal(("REQUESTED", office.Clerk.Id, "SALES", 1L), (asked["state"].GetString(), asked["borrower"].GetString(), asked["borrowerDepartment"].GetString(), asked.Version));
        Assert.Matches("^LN-20[0-9]{2}-0001$", asked["loanNo"].GetString());
        var approved = (await office.ApproveAsync(asked)).Require();
        Assert.Equal(("APPROVED", office.OfficeHead.Id), (approved["state"].GetString(), approved["decidedBy"].GetString()));
        var issued = (await office.IssueAsync(approved)).Require();
        var due = (await At(office.Archivist, "handover").GetAsync($"calendar/due?clause=5.2.2&from={office.Today:yyyy-MM-dd}", Ct)).Require();
        Assert.Equal(("ISSUED", due["dueOn"].ToString(), due["provisional"].GetBoolean()), (issued["state"].GetString(), issued["dueOn"].ToString(), issued["provisional"].GetBoolean()));

        var second = await office.ApprovedAsync(volume, by: office.Colleague);
        await Platform.RefusedAsync(office.Archivist, "lending", HttpStatusCode.Conflict, "ON_LOAN", () => office.IssueAsync(second), () => office.GetAsync(office.Archivist, $"loans/{issued.Id}"));

        var returned = (await office.ReturnAsync(issued)).Require();
        Assert.Equal(("RETURNED", 12, 0), (returned["state"].GetString(), returned["pagesReturned"].GetInt32(), returned["daysLate"].GetInt32()));
        Assert.Equal("ISSUED", (await office.IssueAsync(second)).Require()["state"].GetString());
        Assert.Equal(4, await office.AnnouncedAsync<LoanChanged>(asked.Id.ToString()));
        Assert.Equal(4, await office.CountAsync("select count(*) from kit.audit_entry where stream = $1", $"loan/{asked.Id}"));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    public async Task What_is_read_on_site_needs_the_department_head_and_comes_back_the_same_day()
    {
        var office = await Office.OpenAsync(Platform);
        var asked = (await office.RequestAsync(await office.ShelvedAsync())).Require();

        var issued = (await office.IssueAsync((await office.ApproveAsync(asked, office.SalesHead)).Require())).Require();

        Assert.Equal((office.SalesHead.Id, $"{office.Today:yyyy-MM-dd}"), (issued["decidedBy"].GetString(), issued["dueOn"].GetString()));
        Assert.Equal("RETURNED", (await office.ReturnAsync(issued)).Require()["state"].GetString());
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    public async Task A_page_less_is_an_incident_and_the_volume_may_be_lent_again()
    {
        var office = await Office.OpenAsync(Platform);
        var issued = await office.IssuedAsync();

        var returned = (await office.PostAsync(office.Archivist, $"loans/{issued.Id}/return", new { pages = 11, remark = "缺第7页" }, issued.Version)).Require();

        Assert.Equal(("INCIDENT", "缺第7页"), (returned["state"].GetString(), returned["remark"].GetString()));
        Assert.Equal("PAGES_DIFFER", Assert.Single(returned["findings"].EnumerateArray()).GetString());
        await office.IssuedAsync(returned["volumeId"].GetGuid());
    }

    [Fact]
    [Trait("Clause", "AMB-19")]
    public async Task A_loan_is_renewed_as_often_as_the_policy_says()
    {
        var office = await Office.OpenAsync(Platform);
        await office.PolicyAsync(("lending.renewals", "2"), ("lending.days", "1"));
        var loan = await office.IssuedAsync();
        Task<Answer> RenewAsync() => office.PostAsync(office.Archivist, $"loans/{loan.Id}/renewal", new { }, loan.Version);

        loan = (await RenewAsync()).Require();
        loan = (await RenewAsync()).Require();

        Assert.Equal(2, loan["renewals"].GetInt32());
        await Platform.RefusedAsync(office.Archivist, "lending", HttpStatusCode.Conflict, "RENEWALS_USED_UP", RenewAsync, () => office.GetAsync(office.Archivist, $"loans/{loan.Id}"));
    }

    [Fact]
    [Trait("Clause", "4.1.2")]
    public async Task A_recalled_volume_is_due_at_once_and_not_renewed()
    {
        var office = await Office.OpenAsync(Platform);
        var issued = await office.IssuedAsync();

        var recalled = (await office.PostAsync(office.Archivist, $"loans/{issued.Id}/recall", new { reason = "诉讼需要" }, issued.Version)).Require();

        Assert.Equal(("RECALLED", $"{office.Today:yyyy-MM-dd}"), (recalled["state"].GetString(), recalled["dueOn"].GetString()));
        await Platform.RefusedAsync(office.Archivist, "lending", HttpStatusCode.Conflict, "LOAN_NOT_RENEWABLE", () => office.PostAsync(office.Archivist, $"loans/{issued.Id}/renewal", new { }, recalled.Version));
        Assert.Equal("RETURNED", (await office.ReturnAsync(recalled)).Require()["state"].GetString());
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    [Trait("Clause", "AMB-03")]
    public async Task What_was_handed_out_on_the_day_of_the_regulation_is_due_on_its_day_and_overdue_after_it()
    {
        var office = await Office.OpenAsync(Platform);
        var issued = await office.IssuedAsync();
        await office.BecomesAsync("the calendar is known", "select least(count(*), 1) from known_calendar");

        await office.BackdatedAsync(issued.Id, new DateOnly(2026, 9, 24));

        await office.LoanBecomesAsync(issued.Id, "dueOn", "2026-10-09");
        var overdue = await office.LoanBecomesAsync(issued.Id, "overdueNotice", "7");
        Assert.Equal("OVERDUE", overdue["state"].GetString());
        await Platform.RefusedAsync(office.Archivist, "lending", HttpStatusCode.Conflict, "LOAN_NOT_RENEWABLE", () => office.PostAsync(office.Archivist, $"loans/{issued.Id}/renewal", new { }, overdue.Version));
        var returned = (await office.ReturnAsync(overdue)).Require();
        Assert.True(returned["daysLate"].GetInt32() >= 7, returned.Text);
    }
}
