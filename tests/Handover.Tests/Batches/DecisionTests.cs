using System.Net;
using ArchivePlatform.Contracts.Handovers;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Batches;

public sealed class DecisionTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Clause", "4.2.1")]
    [Trait("Clause", "AMB-27")]
    public async Task Acceptance_passes_custody_and_is_announced_once()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(2);
        var batch = await office.SubmittedAsync(items);

        var accepted = (await office.AcceptAsync(batch, items)).Require();
        var again = await office.AcceptAsync(accepted, items);

        Assert.Equal("ACCEPTED", accepted["state"].GetString());
        Assert.Equal((HttpStatusCode.Conflict, "BATCH_ALREADY_ACCEPTED"), (again.Status, again.Code));
        Assert.Equal(1, await office.AnnouncedAsync<BatchLinesAccepted>(batch.Id.ToString()));
        var custody = (await office.GetAsync(office.Receiver, $"items/{items[0]}/custody")).Require();
        Assert.Equal("CLIENT_AFFAIRS", custody["holder"].GetProperty("team").GetString());
        Assert.Equal([1, 2], custody["chain"].EnumerateArray().Select(step => step.GetProperty("hop").GetInt32()));
    }

    [Fact]
    [Trait("Abuse", "C5")]
    [Trait("Clause", "5.1.4")]
    public async Task The_submitter_and_other_departments_may_not_accept()
    {
        var office = await Office.OpenAsync(Platform);
        var batch = await office.SubmittedAsync(await office.ItemsAsync(1));

        foreach (var (by, status, code) in new[]
        {
            (office.Giver, HttpStatusCode.Forbidden, "SELF_ACCEPTANCE_FORBIDDEN"),
            (office.Archivist, HttpStatusCode.Forbidden, "NOT_RECEIVER"),
            (office.Engineer, HttpStatusCode.NotFound, "BATCH_UNKNOWN"),
        })
        {
            await Platform.RefusedAsync(by, "handover", status, code, () => office.AcceptAsync(batch, by: by), () => office.GetAsync(office.Receiver, $"batches/{batch.Id}"));
        }
    }

    [Fact]
    [Trait("Clause", "AMB-27")]
    [Trait("Clause", "4.2.1")]
    public async Task Of_many_acceptances_at_once_exactly_one_wins()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(3);
        var batch = await office.SubmittedAsync(items);

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => office.AcceptAsync(batch, items)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.OK),
            answer => Assert.Contains(answer.Code, (string[])["STALE_VERSION", "BATCH_ALREADY_ACCEPTED", "CUSTODY_CONFLICT"]));
        Assert.Equal(1, await office.AnnouncedAsync<BatchLinesAccepted>(batch.Id.ToString()));
        Assert.Equal(3, await office.CountAsync("select count(*) from custody_hop where batch_id = $1", batch.Id));
    }

    [Fact]
    [Trait("Abuse", "C1")]
    [Trait("Abuse", "C2")]
    public async Task An_acceptance_sent_again_under_its_key_gets_its_first_answer_and_another_body_is_refused()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(2);
        var batch = await office.SubmittedAsync(items);
        var key = Secrets.Random(26);
        Task<Answer> AcceptAsync(params IReadOnlyList<Guid> itemIds) =>
            office.PostAsync(office.Receiver, $"batches/{batch.Id}/acceptances", new { itemIds }, batch.Version, key);

        var first = (await AcceptAsync(items)).Require();
        var again = await AcceptAsync(items);

        Assert.Equal((first.Status, first.Text), (again.Status, again.Text));
        await Platform.RefusedAsync(office.Receiver, "handover", (HttpStatusCode)422, "IDEMPOTENCY_KEY_REUSED", () => AcceptAsync(items[0]));
        Assert.Equal(1, await office.AnnouncedAsync<BatchLinesAccepted>(batch.Id.ToString()));
        Assert.Equal(2, await office.CountAsync("select count(*) from custody_hop where batch_id = $1", batch.Id));
    }

    [Fact]
    [Trait("Clause", "AMB-27")]
    [Trait("Abuse", "C4")]
    public async Task A_returned_line_is_offered_again_and_accepted()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(2);
        var batch = await office.SubmittedAsync(items);

        var unsaid = await office.ReturnAsync(batch, items[0], " ");
        Assert.Equal(((HttpStatusCode)422, "RETURN_REASON_REQUIRED"), (unsaid.Status, unsaid.Code));

        batch = (await office.ReturnAsync(batch, items[0], "缺第二页签名")).Require();
        var line = batch["lines"][0];
        Assert.Equal(("RETURNED", "缺第二页签名"), (line.GetProperty("state").GetString(), line.GetProperty("returnReason").GetString()));
        await Platform.RefusedAsync(office.Receiver, "handover", HttpStatusCode.Conflict, "BATCH_NOT_OPEN", () => office.AcceptAsync(batch, [items[0]]), () => office.GetAsync(office.Giver, $"batches/{batch.Id}"));

        batch = (await office.AcceptAsync(batch)).Require();
        Assert.Equal("PARTLY_ACCEPTED", batch["state"].GetString());
        batch = (await office.PostAsync(office.Giver, $"batches/{batch.Id}/resubmission", new { itemIds = new[] { items[0] } }, batch.Version)).Require();
        batch = (await office.AcceptAsync(batch)).Require();
        Assert.Equal("ACCEPTED", batch["state"].GetString());
        Assert.Equal((1, 2), (await office.AnnouncedAsync<BatchLinesReturned>(batch.Id.ToString()), await office.AnnouncedAsync<BatchLinesAccepted>(batch.Id.ToString())));
    }

    [Fact]
    [Trait("Clause", "4.2.1")]
    [Trait("Abuse", "C10")]
    public async Task What_was_handed_on_cannot_be_handed_over_again()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(1);
        (await office.AcceptAsync(await office.SubmittedAsync(items))).Require();

        await Platform.RefusedAsync(office.Giver, "handover", HttpStatusCode.Conflict, "CUSTODY_CONFLICT", () => office.DraftAsync(items), () => office.GetAsync(office.Giver, $"items/{items[0]}/custody"));
    }

    [Fact]
    [Trait("Abuse", "C4")]
    [Trait("Clause", "AMB-27")]
    public async Task A_withdrawn_batch_is_not_accepted()
    {
        var office = await Office.OpenAsync(Platform);
        var batch = await office.SubmittedAsync(await office.ItemsAsync(1));
        batch = (await office.PostAsync(office.Giver, $"batches/{batch.Id}/withdrawal", new { }, batch.Version)).Require();

        await Platform.RefusedAsync(office.Receiver, "handover", HttpStatusCode.Conflict, "BATCH_NOT_OPEN", () => office.AcceptAsync(batch), () => office.GetAsync(office.Giver, $"batches/{batch.Id}"));
    }

    [Fact]
    [Trait("Abuse", "A1")]
    public async Task Custody_is_hidden_from_departments_that_never_held_the_item()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(1);

        Assert.Equal(HttpStatusCode.OK, (await office.GetAsync(office.Archivist, $"items/{items[0]}/custody")).Status);
        foreach (var item in new[] { items[0], Office.NewId() })
        {
            await Platform.RefusedAsync(office.Engineer, "handover", HttpStatusCode.NotFound, "ITEM_UNKNOWN", () => office.GetAsync(office.Engineer, $"items/{item}/custody"));
        }
    }

    [Fact]
    [Trait("Clause", "5.1.4")]
    public async Task Five_hundred_lines_are_handed_over_in_one_batch()
    {
        var office = await Office.OpenAsync(Platform);
        var items = await office.ItemsAsync(500, Office.NewId());
        var batch = await office.SubmittedAsync(items);

        batch = (await office.AcceptAsync(batch)).Require();

        Assert.Equal((500, 2500), (batch["totals"].GetProperty("lines").GetInt32(), batch["totals"].GetProperty("pages").GetInt32()));
        Assert.Equal(1, await office.AnnouncedAsync<BatchLinesAccepted>(batch.Id.ToString()));
        var tooMany = await office.DraftAsync([.. Enumerable.Range(0, 501).Select(_ => Office.NewId())]);
        Assert.Equal(((HttpStatusCode)422, "VALIDATION_FAILED"), (tooMany.Status, tooMany.Code));
    }
}
