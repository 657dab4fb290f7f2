using System.Globalization;
using System.Net;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Journey;

/// <summary>A volume is read in the archive room, and taken out with permission once (clause 5.11.1).</summary>
internal sealed class Borrowing(Demonstration acts, Filing filing)
{
    private Guid volume;
    private int pages;
    private Answer loan = null!;

    internal Step[] Steps =>
    [
        new("孙七 asks to read volume A1 in the archive room, 陈总 agrees (5.11.1)", ConsultAsync),
        new("李敏 hands it out and takes it back, its pages counted", ReadAsync),
        new("孙七 asks to take it out; without permission 李敏 hands out nothing", RefusedAsync),
        new("陈总 permits it, 李敏 hands it out until a working day (AMB-19)", TakeOutAsync),
        new("吴十 asks for the same volume: it is on loan", SecondAsync),
        new("the volume comes back with all its pages", ReturnAsync),
    ];

    private async Task<string> ConsultAsync(CancellationToken ct)
    {
        var found = (await acts.As(People.LiMin, "dossier").GetAsync($"dossiers?number={Uri.EscapeDataString(filing.Number)}", ct)).Require()["items"][0];
        var first = found.GetProperty("volumes").EnumerateArray().Single(one => one.GetProperty("code").GetString() == "A1");
        (volume, pages) = (first.GetProperty("id").GetGuid(), first.GetProperty("pages").GetInt32());
        loan = await ApprovedAsync(await RequestedAsync(People.SunQi, "CONSULT_ON_SITE", ct), ct);
        return $"{loan["loanNo"]} {loan["state"]}";
    }

    private async Task<string> ReadAsync(CancellationToken ct)
    {
        loan = (await IssueAsync(loan, ct)).Require();
        return await ReturnAsync(ct);
    }

    private async Task<string> RefusedAsync(CancellationToken ct)
    {
        loan = await RequestedAsync(People.SunQi, "LEND_OUT", ct);
        var refused = (await IssueAsync(loan, ct)).Require(HttpStatusCode.Forbidden);
        NotAsExpected.Unless("NOT_PERMITTED_OUT", refused.Code, "the refusal");
        return refused.Code!;
    }

    private async Task<string> TakeOutAsync(CancellationToken ct)
    {
        loan = (await IssueAsync(await ApprovedAsync(loan, ct), ct)).Require();
        return loan["dueOn"].ValueKind == JsonValueKind.Null ? "due day provisional" : $"due {loan["dueOn"]}";
    }

    private async Task<string> SecondAsync(CancellationToken ct)
    {
        var second = await ApprovedAsync(await RequestedAsync(People.WuShi, "LEND_OUT", ct), ct);
        var refused = (await IssueAsync(second, ct)).Require(HttpStatusCode.Conflict);
        NotAsExpected.Unless("ON_LOAN", refused.Code, "the refusal");
        return refused.Code!;
    }

    private async Task<string> ReturnAsync(CancellationToken ct)
    {
        loan = (await Lending(People.LiMin).PostAsync($"loans/{loan.Id}/return", new { pages }, loan.Version, ct: ct)).Require();
        NotAsExpected.Unless("RETURNED", loan["state"].GetString(), "the loan");
        return string.Create(CultureInfo.InvariantCulture, $"{loan["state"]}, {pages} pages");
    }

    private async Task<Answer> RequestedAsync(Person by, string mode, CancellationToken ct) =>
        (await Lending(by).PostWhenKnownAsync("loans", new { volumeId = volume, mode, purpose = "核对合同" }, ct: ct)).Require();

    private async Task<Answer> ApprovedAsync(Answer asked, CancellationToken ct) =>
        (await Lending(People.ChenZong).PostAsync($"loans/{asked.Id}/approval", new { }, asked.Version, ct: ct)).Require();

    private Task<Answer> IssueAsync(Answer asked, CancellationToken ct) =>
        Lending(People.LiMin).PostAsync($"loans/{asked.Id}/issue", new { pages }, asked.Version, ct: ct);

    private Desk Lending(Person person) => acts.As(person, "lending");
}
