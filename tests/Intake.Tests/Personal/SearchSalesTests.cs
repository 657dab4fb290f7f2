using System.Net;
using System.Text.Json;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Personal;

public sealed class SearchSalesTests(Platform platform) : PersonalTests(platform)
{
    [Fact, Trait("Clause", "5.2.1")]
    [Trait("Clause", "AMB-29")]
    public async Task A_sale_is_found_by_any_number_of_its_buyer_however_it_is_typed_and_stays_masked()
    {
        var numbers = Fresh();
        var sale = await SaleAsync(numbers);

        foreach (var (by, typed) in new[]
        {
            ("IDENTITY", numbers.Identity), ("IDENTITY", numbers.Identity.Insert(6, " ")), ("PHONE", $"+86 {numbers.Phone}"), ("PHONE", numbers.Phone.Insert(3, "-")),
            ("BANK", numbers.Bank.Insert(4, " ")),
        })
        {
            var hit = Assert.Single(await SearchAsync(People.LiMin, by, typed));
            Assert.Equal(sale.Id, hit.GetProperty("id").GetGuid());
            Assert.All(numbers.All, number => Assert.DoesNotContain(number, hit.GetRawText(), StringComparison.Ordinal));
            Assert.EndsWith(numbers.Phone[^4..], hit.GetProperty("buyers")[0].GetProperty("phone").GetString(), StringComparison.Ordinal);
        }
        Assert.Contains(sale.Id, (await SearchAsync(People.LiMin, "PHONE_ENDING", numbers.Phone[^4..])).Select(hit => hit.GetProperty("id").GetGuid()));
        Assert.Empty(await SearchAsync(People.LiMin, "BANK", numbers.Phone));
        Assert.Empty(await SearchAsync(People.LiMin, "PHONE", $"1399{numbers.Phone[4..]}"));
    }

    [Fact, Trait("Clause", "5.2.1")]
    public async Task Whoever_does_not_see_sales_finds_none_and_every_search_is_on_record()
    {
        var numbers = Fresh();
        await SaleAsync(numbers);

        Assert.Empty(await SearchAsync(People.ZhouJiu, "PHONE", numbers.Phone));
        Assert.Empty(await SearchAsync(People.Stranger, "PHONE", numbers.Phone));
        Assert.True(await CountAsync("select count(*) from kit.audit_entry where stream = 'searches/zhoujiu' and action = 'sale.search'") > 0);
    }

    [Fact]
    public async Task A_search_changes_nothing_and_so_needs_no_key_even_from_a_program()
    {
        using var program = new Desk(Platform.As(People.SalesSystem, "intake"), withKeys: false);

        var found = await program.PostAsync("sales/searches", new { by = "PHONE", number = Fresh().Phone }, ct: Ct);

        Assert.Equal(HttpStatusCode.OK, found.Status);
    }

    [Fact]
    public async Task Pages_of_hits_follow_each_other()
    {
        var numbers = Fresh();
        var sales = new List<Guid>();
        for (var n = 0; n < 3; n++)
            sales.Add((await SaleAsync(numbers)).Id);

        var first = (await Intake(People.LiMin).PostAsync("sales/searches", new { by = "PHONE", number = numbers.Phone, limit = 2 }, ct: Ct)).Require();
        var rest = (await Intake(People.LiMin).PostAsync("sales/searches", new { by = "PHONE", number = numbers.Phone, limit = 2, after = first["next"].GetGuid() }, ct: Ct)).Require();

        Assert.Equal(sales.Order(), first["items"].EnumerateArray().Concat(rest["items"].EnumerateArray()).Select(hit => hit.GetProperty("id").GetGuid()));
        Assert.Equal(JsonValueKind.Null, rest["next"].ValueKind);
    }

    [Theory]
    [InlineData(null, "13800138000")]
    [InlineData("NAME", "张三")]
    [InlineData("PHONE", null)]
    [InlineData("PHONE", " ")]
    [InlineData("IDENTITY", "--")]
    [InlineData("PHONE_ENDING", "800")]
    public async Task A_search_that_names_no_number_is_refused(string? by, string? number)
    {
        var refused = await Intake(People.LiMin).PostAsync("sales/searches", new { by, number }, ct: Ct);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "VALIDATION_FAILED"), (refused.Status, refused.Code));
    }

    private async Task<List<JsonElement>> SearchAsync(Person person, string by, string number) =>
        [.. (await Intake(person).PostAsync("sales/searches", new { by, number, limit = 200 }, ct: Ct)).Require()["items"].EnumerateArray()];
}
