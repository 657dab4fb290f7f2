using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Lending.Tests.Loans;

public sealed class RefusalTests(Platform platform) : PlatformTests(platform)
{
    private const HttpStatusCode Unprocessable = (HttpStatusCode)422;

    [Fact]
    [Trait("Clause", "5.11.1")]
    public async Task A_request_says_what_for_and_how()
    {
        var office = await Office.OpenAsync(Platform);
        var volume = await office.ShelvedAsync();

        await RefusedAsync(office.Clerk, Unprocessable, "PURPOSE_REQUIRED", () => office.RequestAsync(volume, purpose: " "));
        await RefusedAsync(office.Clerk, Unprocessable, "MODE_UNKNOWN", () => office.RequestAsync(volume, "TAKE_HOME"));
        await RefusedAsync(office.Clerk, Unprocessable, "VALIDATION_FAILED", () => office.PostAsync(office.Clerk, "loans", new { mode = "LEND_OUT", purpose = "核对" }));
        Assert.Equal(0, await office.CountAsync("select count(*) from loan where company_id = $1", office.Company));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    [Trait("Abuse", "A1")]
    public async Task A_hidden_volume_is_as_unknown_as_one_there_never_was()
    {
        var office = await Office.OpenAsync(Platform);
        var volume = await office.ShelvedAsync();
        var secret = await office.ShelvedAsync(office.Dossier("B", [office.Colleague.Id]));

        foreach (var (by, id) in new[] { (office.Engineer, volume), (office.Engineer, Office.NewId()), (office.Clerk, secret) })
            await RefusedAsync(by, HttpStatusCode.NotFound, "VOLUME_UNKNOWN", () => AskAsync(office, by, id));
        Assert.Equal(HttpStatusCode.Created, (await AskAsync(office, office.Colleague, secret)).Status);
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    [Trait("Abuse", "A8")]
    public async Task A_program_borrows_nothing_and_without_a_department_it_reads_nothing_either()
    {
        var office = await Office.OpenAsync(Platform);
        var volume = await office.ShelvedAsync();
        var loan = (await office.RequestAsync(volume)).Require();
        var lender = office.Member("lender") with { IsMachine = true };

        await RefusedAsync(office.Program, HttpStatusCode.Forbidden, "NOT_A_BORROWER", () => AskAsync(office, office.Program, volume));
        await RefusedAsync(lender, HttpStatusCode.Forbidden, "ON_BEHALF_OF_REQUIRED", () => AskAsync(office, lender, volume));
        foreach (var path in new[] { "loans", $"loans/{loan.Id}" })
            await RefusedAsync(lender, HttpStatusCode.Forbidden, "ON_BEHALF_OF_REQUIRED", () => office.GetAsync(lender, path));
        Assert.Equal(1, await office.CountAsync("select count(*) from loan where company_id = $1", office.Company));
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    [Trait("Clause", "AMB-19")]
    [Trait("Abuse", "B6")]
    public async Task Nothing_leaves_the_archive_room_without_permission_and_nothing_secret_at_all()
    {
        var office = await Office.OpenAsync(Platform);
        var asked = (await office.RequestAsync(await office.ShelvedAsync(), "LEND_OUT")).Require();
        var secret = await office.ShelvedAsync(office.Dossier("B", [office.Clerk.Id]));

        await RefusedAsync(office.Archivist, HttpStatusCode.Forbidden, "NOT_PERMITTED_OUT", () => office.IssueAsync(asked));
        await RefusedAsync(office.SalesHead, HttpStatusCode.Forbidden, "NOT_PERMITTED_OUT", () => office.ApproveAsync(asked, office.SalesHead));
        await RefusedAsync(office.Archivist, HttpStatusCode.Forbidden, "NOT_PERMITTED_OUT", () => office.ApproveAsync(asked, office.Archivist));
        await RefusedAsync(office.Clerk, HttpStatusCode.Forbidden, "NOT_PERMITTED_OUT", () => office.RequestAsync(secret, "LEND_OUT"));
        Assert.Equal("REQUESTED", (await office.LoanAsync(asked.Id))["state"].GetString());
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    public async Task Who_agrees_is_a_head_and_not_the_borrower()
    {
        var office = await Office.OpenAsync(Platform);
        var volume = await office.ShelvedAsync();
        var asked = (await office.RequestAsync(volume)).Require();
        var own = (await office.RequestAsync(volume, by: office.SalesHead)).Require();
        var secret = (await office.RequestAsync(await office.ShelvedAsync(office.Dossier("B", [office.Clerk.Id, office.SalesHead.Id])))).Require();

        await RefusedAsync(office.Colleague, HttpStatusCode.Forbidden, "NOT_DEPARTMENT_HEAD", () => office.ApproveAsync(asked, office.Colleague));
        await RefusedAsync(office.SalesHead, HttpStatusCode.Forbidden, "LOAN_SELF_APPROVAL", () => office.ApproveAsync(own, office.SalesHead));
        await RefusedAsync(office.SalesHead, HttpStatusCode.Forbidden, "NOT_DEPARTMENT_HEAD", () => office.ApproveAsync(secret, office.SalesHead));
        Assert.Equal("APPROVED", (await office.ApproveAsync(own)).Require()["state"].GetString());
        Assert.Equal("APPROVED", (await office.ApproveAsync(secret)).Require()["state"].GetString());
    }

    [Fact]
    [Trait("Clause", "4.1.2")]
    public async Task Only_the_archive_hands_out_renews_recalls_and_takes_back()
    {
        var office = await Office.OpenAsync(Platform);
        var approved = await office.ApprovedAsync(await office.ShelvedAsync());

        foreach (var by in new[] { office.Clerk, office.Registry })
            await RefusedAsync(by, HttpStatusCode.Forbidden, "NOT_CUSTODIAN", () => office.IssueAsync(approved, by: by), () => office.GetAsync(office.Archivist, $"loans/{approved.Id}"));
        var issued = (await office.IssueAsync(approved)).Require();
        foreach (var by in new[] { office.Clerk, office.Registry })
        {
            await RefusedAsync(by, HttpStatusCode.Forbidden, "NOT_CUSTODIAN", () => office.ReturnAsync(issued, by: by));
            await RefusedAsync(by, HttpStatusCode.Forbidden, "NOT_CUSTODIAN", () => office.PostAsync(by, $"loans/{issued.Id}/renewal", new { }, issued.Version));
            await RefusedAsync(by, HttpStatusCode.Forbidden, "NOT_CUSTODIAN", () => office.PostAsync(by, $"loans/{issued.Id}/recall", new { reason = "急用" }, issued.Version));
        }
        Assert.Equal("RETURNED", (await office.ReturnAsync(issued, by: office.OfficeHead)).Require()["state"].GetString());
    }

    [Fact]
    [Trait("Clause", "5.11.1")]
    [Trait("Abuse", "C10")]
    public async Task Steps_are_not_skipped_and_not_taken_twice()
    {
        var office = await Office.OpenAsync(Platform);
        var asked = (await office.RequestAsync(await office.ShelvedAsync())).Require();

        await RefusedAsync(office.Archivist, HttpStatusCode.Conflict, "LOAN_NOT_APPROVED", () => office.IssueAsync(asked));
        await RefusedAsync(office.Archivist, HttpStatusCode.Conflict, "LOAN_NOT_OUT", () => office.ReturnAsync(asked));
        await RefusedAsync(office.Archivist, HttpStatusCode.Conflict, "LOAN_NOT_OUT", () => office.PostAsync(office.Archivist, $"loans/{asked.Id}/recall", new { reason = "急用" }, asked.Version));
        var refused = (await office.PostAsync(office.SalesHead, $"loans/{asked.Id}/refusal", new { opinion = "无此需要" }, asked.Version)).Require();
        Assert.Equal(("REFUSED", "无此需要"), (refused["state"].GetString(), refused["opinion"].GetString()));
        await RefusedAsync(office.OfficeHead, HttpStatusCode.Conflict, "LOAN_DECIDED", () => office.ApproveAsync(refused));
        await RefusedAsync(office.Archivist, HttpStatusCode.Conflict, "LOAN_NOT_APPROVED", () => office.IssueAsync(refused));

        var returned = (await office.ReturnAsync(await office.IssuedAsync())).Require();
        await RefusedAsync(office.Archivist, HttpStatusCode.Conflict, "LOAN_NOT_OUT", () => office.ReturnAsync(returned));
    }

    [Fact]
    [Trait("Abuse", "C6")]
    [Trait("Abuse", "C12")]
    public async Task A_stale_or_missing_version_and_impossible_pages_are_refused()
    {
        var office = await Office.OpenAsync(Platform);
        var approved = await office.ApprovedAsync(await office.ShelvedAsync());

        await RefusedAsync(office.Archivist, HttpStatusCode.PreconditionFailed, "STALE_VERSION", () => office.PostAsync(office.Archivist, $"loans/{approved.Id}/issue", new { pages = 12 }, 1));
        await RefusedAsync(office.Archivist, HttpStatusCode.PreconditionRequired, "PRECONDITION_REQUIRED", () => office.PostAsync(office.Archivist, $"loans/{approved.Id}/issue", new { pages = 12 }));
        foreach (var pages in new int?[] { null, -1, int.MaxValue })
            await RefusedAsync(office.Archivist, Unprocessable, "VALIDATION_FAILED", () => office.PostAsync(office.Archivist, $"loans/{approved.Id}/issue", new { pages }, approved.Version));
    }

    private static Task<Answer> AskAsync(Office office, Person by, Guid volume) =>
        office.PostAsync(by, "loans", new { volumeId = volume, mode = "CONSULT_ON_SITE", purpose = "核对合同" });

    private Task<Answer> RefusedAsync(Person by, HttpStatusCode status, string code, Func<Task<Answer>> attempt, Func<Task<Answer>>? look = null) =>
        Platform.RefusedAsync(by, "lending", status, code, attempt, look);
}
