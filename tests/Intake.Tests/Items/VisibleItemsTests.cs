using System.Net;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Items;

public sealed class VisibleItemsTests(Platform platform) : IntakeTests(platform)
{
    [Fact, Trait("Clause", "5.9")]
    [Trait("Abuse", "A1")]
    public async Task To_another_department_an_item_does_not_exist_and_the_attempt_is_logged()
    {
        var property = await PropertyAsync();
        var item = await LetterAsync(property);

        Task<Answer> UnknownAsync(Guid id) =>
            Platform.RefusedAsync(People.ZhouJiu, "intake", HttpStatusCode.NotFound, "ITEM_UNKNOWN", () => Intake(People.ZhouJiu).GetAsync($"items/{id}", Ct));
        var (hidden, unknown) = (await UnknownAsync(item.Id), await UnknownAsync(NewId()));

        Assert.Equal((unknown.MayArrive, unknown.ETag), (hidden.MayArrive, hidden.ETag));
        Assert.Equal(1, await CountAsync("select count(*) from kit.audit_entry where trace_id = $1 and decision = 'refused'", hidden.TraceId));
        Assert.Empty((await Intake(People.ZhouJiu).GetAsync($"items?property={property}", Ct))["items"].EnumerateArray());
        Assert.Equal("ITEM_UNKNOWN", (await Intake(People.Stranger).GetAsync($"items/{item.Id}", Ct)).Code);
    }

    [Fact, Trait("Clause", "5.9")]
    public async Task The_department_and_the_archive_see_an_item_and_every_view_is_logged()
    {
        var item = await LetterAsync();

        (await Intake(People.ZhaoMin).GetAsync($"items/{item.Id}", Ct)).Require();
        (await Intake(People.LiMin).GetAsync($"items/{item.Id}", Ct)).Require();

        Assert.Equal(2, await CountAsync("select count(*) from kit.audit_entry where stream = $1 and action = 'item.view'", $"item/{item.Id}"));
    }

    [Fact, Trait("Clause", "5.2.1")]
    public async Task Personal_papers_are_masked_in_lists_and_whole_when_opened()
    {
        var property = await PropertyAsync();
        var item = (await RegisterAsync(Lines.Letter with { Subtype = "PERSONAL_PAPER", Title = "张三身份证复印件", ResponsibleParty = "张三" }, property)).Require();

        var listed = (await Intake(People.ZhaoMin).GetAsync($"items?property={property}", Ct))["items"][0];

        Assert.True(listed.GetProperty("personalData").GetBoolean());
        Assert.DoesNotContain("张三", listed.GetRawText(), StringComparison.Ordinal);
        Assert.Equal("张三身份证复印件", (await Intake(People.ZhaoMin).GetAsync($"items/{item.Id}", Ct))["title"].GetString());
    }

    [Fact]
    public async Task Lists_come_in_pages()
    {
        var property = await PropertyAsync();
        var registered = new List<Guid>();
        for (var n = 0; n < 3; n++)
            registered.Add((await LetterAsync(property)).Id);

        var first = await Intake(People.ZhaoMin).GetAsync($"items?property={property}&department=SALES&limit=2", Ct);
        var rest = await Intake(People.ZhaoMin).GetAsync($"items?property={property}&department=SALES&limit=2&after={first["next"].GetGuid()}", Ct);

        var listed = first["items"].EnumerateArray().Concat(rest["items"].EnumerateArray()).Select(item => item.GetProperty("id").GetGuid());
        Assert.Equal(registered.Order(), listed.Order());
        Assert.Equal(System.Text.Json.JsonValueKind.Null, rest["next"].ValueKind);
        Assert.Equal("PAGE_SIZE_TOO_LARGE", (await Intake(People.ZhaoMin).GetAsync("items?limit=201", Ct)).Code);
    }
}
