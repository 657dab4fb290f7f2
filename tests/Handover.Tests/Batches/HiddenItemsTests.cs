using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Batches;

/// <summary>Lists that name what the caller may not know of, beside what is theirs.</summary>
public sealed class HiddenItemsTests(Platform platform) : PlatformTests(platform)
{
    [Fact]
    [Trait("Abuse", "A5")]
    [Trait("Clause", "5.1.4")]
    public async Task Hidden_among_the_callers_own_an_item_is_as_unknown_as_a_random_one_and_nothing_is_listed()
    {
        var (office, other) = (await Office.OpenAsync(Platform), await Office.OpenAsync(Platform));
        var own = await office.ItemsAsync(2);
        var draft = (await office.DraftAsync([own[1]])).Require();
        Guid[] hidden = [(await other.ItemsAsync(1))[0], Office.NewId()];

        foreach (var item in hidden)
        {
            var drafted = await RefusedAsync(office.Giver, () => DraftAsync(office, office.Giver, "SALES", own[0], item));
            var listed = await RefusedAsync(office.Giver, () =>
                office.PostAsync(office.Giver, $"batches/{draft.Id}/lines", new { itemIds = new[] { own[0], item } }, draft.Version));
            Assert.All([drafted, listed], answer => Assert.DoesNotContain(own[0].ToString(), answer.Text, StringComparison.Ordinal));
        }
        (await office.DraftAsync([own[0]])).Require();
    }

    [Fact]
    [Trait("Abuse", "A5")]
    [Trait("Abuse", "B4")]
    [Trait("Clause", "4.2.1")]
    public async Task What_another_department_holds_is_not_taken_over_by_naming_ones_own_list()
    {
        var (office, other) = (await Office.OpenAsync(Platform), await Office.OpenAsync(Platform));
        var item = (await office.ItemsAsync(1))[0];

        foreach (var (thief, from) in new[] { (office.Engineer, "ENG"), (other.Giver, "SALES"), (other.Archivist, "GMO") })
        {
            var taken = await RefusedAsync(thief, () => DraftAsync(office, thief, from, item));
            var random = await RefusedAsync(thief, () => DraftAsync(office, thief, from, Office.NewId()));
            Assert.Equal((random.Status, random.Code, random.MayArrive, random.ETag), (taken.Status, taken.Code, taken.MayArrive, taken.ETag));
        }
        Assert.Equal("SALES", (await office.GetAsync(office.Giver, $"items/{item}/custody"))["holder"].GetProperty("department").GetString());
    }

    private Task<Answer> RefusedAsync(Person by, Func<Task<Answer>> attempt) =>
        Platform.RefusedAsync(by, "handover", HttpStatusCode.NotFound, "ITEM_UNKNOWN", attempt);

    private static Task<Answer> DraftAsync(Office office, Person by, string from, params Guid[] items) => office.PostAsync(
        by, "batches", new { fromDepartment = from, toDepartment = from == "GMO" ? "SALES" : "GMO", itemIds = items });
}
