using ArchivePlatform.Contracts.Identity;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Scanning.Tests.Reading;

public sealed class TicketTests(Platform platform) : ScanTests(platform)
{
    [Fact]
    [Trait("Clause", "5.11.1")]
    public async Task A_ticket_opens_its_medium_without_a_token_and_all_its_ranges_are_one_view()
    {
        var (item, page) = (await ItemAsync(), SampleFile.Tiff());
        var id = await KeptAsync(Station, item, page);
        var ticket = await TicketAsync(People.ZhaoMin, id, "核对签名");

        var (whole, part) = (await Outside.ReadAsync(null, id, ticket: ticket), await Outside.ReadAsync(null, id, "bytes=0-9", ticket));

        Assert.Equal((200, page.Sha256, 206), (whole.Status, whole.Sha256, part.Status));
        await Eventually.Holds("the view is told", async () => await ToldAsync("MediaViewed", id) == 1, ct: Ct);
        Assert.Equal(2, await CountAsync("from kit.audit_entry where stream = $1 and action = 'media.view' and actor = $2 and detail like '%核对签名%'", $"media/{id}", People.ZhaoMin.Id));
    }

    [Fact]
    [Trait("Abuse", "E1")]
    public async Task A_ticket_is_good_for_its_own_medium_person_and_time_only()
    {
        var item = await ItemAsync();
        var (id, other) = (await KeptAsync(Station, item, SampleFile.Tiff()), await KeptAsync(Station, item, SampleFile.Tiff()));
        var ticket = await TicketAsync(People.ZhaoMin, id, "核对");

        Assert.Equal((401, "TOKEN_INVALID"), Of(await Outside.ReadAsync(null, other, ticket: ticket)));
        Assert.Equal((401, "TOKEN_INVALID"), Of(await Outside.ReadAsync(People.SunQi, id, ticket: ticket)));
        Assert.Equal((401, "TOKEN_INVALID"), Of(await Outside.ReadAsync(null, id, ticket: ticket[..^1] + (ticket[^1] == 'A' ? 'B' : 'A'))));
        Assert.Equal((401, "TOKEN_INVALID"), Of(await Outside.ReadAsync(null, id, ticket: "")));
        Assert.Equal((401, "TOKEN_MISSING"), Of(await Outside.ReadAsync(null, id)));
        await ExecuteAsync("update ticket set expires_at = now() - interval '1 second' where media_id = $1", id);
        Assert.Equal((401, "TOKEN_INVALID"), Of(await Outside.ReadAsync(null, id, ticket: ticket)));
    }

    [Fact]
    [Trait("Abuse", "A9")]
    public async Task A_ticket_ends_with_the_right_it_was_given_for()
    {
        var (item, person) = (await ItemAsync(), People.ZhaoMin with { Id = $"leaver-{NewId()}" });
        var id = await KeptAsync(Station, item, SampleFile.Tiff());
        var (ticket, secret) = (await TicketAsync(person, id, "核对"), await TicketAsync(People.ZhaoMin, id, "核对"));

        await TellAsync(new PersonRightsChanged(person.Id, Platform.Instance.Now.AddMinutes(1), 1, Platform.Instance.Now));
        await Eventually.Holds("the ticket ends", async () => (await Outside.ReadAsync(null, id, ticket: ticket)).Status == 401, TimeSpan.FromSeconds(5), Ct);

        Assert.Equal(200, (await Outside.ReadAsync(null, id, ticket: secret)).Status);
        await FiledAsync(item, "B");
        Assert.Equal((404, "MEDIA_UNKNOWN"), Of(await Outside.ReadAsync(null, id, ticket: secret)));
    }

    [Fact]
    [Trait("Abuse", "H6")]
    public async Task A_ticket_lies_nowhere_and_is_given_once()
    {
        var id = await KeptAsync(Station, await ItemAsync(), SampleFile.Tiff());
        var key = NewId().ToString();

        var first = (await Scan(People.ZhaoMin).PostAsync($"media/{id}/tickets", new { purpose = "核对" }, key: key, ct: Ct)).Require();
        var again = await Scan(People.ZhaoMin).PostAsync($"media/{id}/tickets", new { purpose = "核对" }, key: key, ct: Ct);

        Assert.Equal((410, "ANSWER_GIVEN_ONCE"), ((int)again.Status, again.Code));
        Assert.Equal(0, await CountAsync("from ticket where position(convert_to($1, 'UTF8') in secret_hash) > 0", first["ticket"].GetString()!));
        Assert.Equal("VALIDATION_FAILED", (await Scan(People.ZhaoMin).PostAsync($"media/{id}/tickets", new { purpose = " " }, ct: Ct)).Code);
    }

    private async Task<string> TicketAsync(Person by, Guid id, string purpose) =>
        (await Scan(by).PostAsync($"media/{id}/tickets", new { purpose }, ct: Ct)).Require()["ticket"].GetString()!;

    private static (int, string?) Of(Wire.Delivered read) => (read.Status, read.Code);
}
