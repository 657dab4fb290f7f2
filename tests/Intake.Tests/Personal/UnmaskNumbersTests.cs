using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Personal;

public sealed class UnmaskNumbersTests(Platform platform) : PersonalTests(platform)
{
    [Fact, Trait("Clause", "5.2.1")]
    public async Task Whole_numbers_are_shown_for_a_purpose_and_the_trail_says_who_saw_which_and_why()
    {
        var numbers = Fresh();
        var sale = await SaleAsync(numbers);

        var shown = (await UnmaskAsync(ClientAffairs, sale.Id, reason: $"联系客户 {numbers.Phone}", fields: ["PHONE", "BANK"])).Require();

        Assert.Equal([("PHONE", numbers.Phone), ("BANK", numbers.Bank)], shown["numbers"].EnumerateArray()
            .Select(line => (line.GetProperty("field").GetString()!, line.GetProperty("number").GetString()!)).OrderByDescending(line => line.Item1));
        Assert.Equal(1, await CountAsync("""
            select count(*) from kit.audit_entry where stream = $1 and action = 'sale.unmask' and actor = 'sunqi' and trace_id = $2
              and detail::jsonb = '{"purpose":"CONTRACT","reason":"联系客户 ***","fields":["PHONE","BANK"],"shown":2}'
            """, $"sale/{sale.Id}", shown.TraceId));
    }

    [Fact, Trait("Clause", "5.2.1")]
    public async Task Only_client_affairs_and_the_archives_head_see_whole_numbers()
    {
        var sale = await SaleAsync(Fresh());
        var program = People.SalesSystem with { Teams = ["CLIENT_AFFAIRS"] };

        foreach (var person in new[] { People.ZhaoMin, People.LiMin, People.WangQiang, program })
        {
            var refused = await UnmaskAsync(Intake(person), sale.Id);
            Assert.Equal((HttpStatusCode.Forbidden, "UNMASKING_FORBIDDEN", "5.2.1"), (refused.Status, refused.Code, refused["clause"].GetString()));
        }
        foreach (var person in new[] { People.ZhouJiu, People.Stranger })
            Assert.Equal("SALE_UNKNOWN", (await UnmaskAsync(Intake(person), sale.Id)).Code);
        Assert.Equal(0, await UnmaskedAsync(sale.Id));
        (await UnmaskAsync(Intake(People.ChenZong), sale.Id, "INVESTIGATION")).Require();
    }

    [Theory, Trait("Clause", "5.2.1")]
    [InlineData(null, "办理按揭合同", "IDENTITY", "PURPOSE_REQUIRED")]
    [InlineData("CURIOSITY", "办理按揭合同", "IDENTITY", "PURPOSE_REQUIRED")]
    [InlineData("TITLE", "看看", "IDENTITY", "REASON_REQUIRED")]
    [InlineData("TITLE", null, "IDENTITY", "REASON_REQUIRED")]
    [InlineData("TITLE", "办理房产证", "NAME", "VALIDATION_FAILED")]
    public async Task Without_purpose_reason_and_known_fields_nothing_is_shown(string? purpose, string? reason, string field, string code)
    {
        var sale = await SaleAsync(Fresh());

        Assert.Equal(code, (await UnmaskAsync(ClientAffairs, sale.Id, purpose, reason, null, field)).Code);
        Assert.Equal(0, await UnmaskedAsync(sale.Id));
    }

    [Fact, Trait("Clause", "5.2.1")]
    public async Task The_answer_is_given_once_and_nowhere_kept()
    {
        var numbers = Fresh();
        var sale = await SaleAsync(numbers);
        var key = Secrets.Random(26);
        (await UnmaskAsync(ClientAffairs, sale.Id, key: key)).Require();

        var again = await UnmaskAsync(ClientAffairs, sale.Id, key: key);
        var other = await UnmaskAsync(ClientAffairs, sale.Id, purpose: "REFUND", key: key);

        Assert.Equal((HttpStatusCode.Gone, "ANSWER_GIVEN_ONCE"), (again.Status, again.Code));
        Assert.Equal("IDEMPOTENCY_KEY_REUSED", other.Code);
        Assert.All(numbers.All, number => Assert.DoesNotContain(number, again.Text, StringComparison.Ordinal));
        Assert.Equal(1, await UnmaskedAsync(sale.Id));
    }

    [Fact, Trait("Clause", "5.2.1")]
    public async Task Without_its_line_in_the_trail_no_number_is_shown()
    {
        var numbers = Fresh();
        var sale = await SaleAsync(numbers);
        await ChangeAsync("""
            create function refuse_unmasking() returns trigger language plpgsql as $$ begin raise exception 'the trail is full'; end $$
            """);
        await ChangeAsync($"""
            create trigger refuse_unmasking before insert on kit.audit_entry for each row
            when (new.stream = 'sale/{sale.Id}' and new.action = 'sale.unmask') execute function refuse_unmasking()
            """);

        var answer = await UnmaskAsync(ClientAffairs, sale.Id);

        await ChangeAsync("drop function refuse_unmasking cascade");
        Assert.True((int)answer.Status >= 500, answer.ToString());
        Assert.All(numbers.All, number => Assert.DoesNotContain(number, answer.Text, StringComparison.Ordinal));
        Assert.Equal(0, await UnmaskedAsync(sale.Id));
    }

    [Fact, Trait("Clause", "5.2.1")]
    public async Task A_number_copied_from_another_sale_does_not_open()
    {
        var (sale, other) = (await SaleAsync(Fresh()), await SaleAsync(Fresh()));
        await ChangeAsync($"""
            update buyer_number number set sealed = other.sealed from buyer_number other
            where number.sale_id = '{sale.Id}' and other.sale_id = '{other.Id}' and number.kind = 'PHONE' and other.kind = 'PHONE'
            """);

        var unreadable = await UnmaskAsync(ClientAffairs, sale.Id, fields: ["PHONE"]);

        Assert.Equal((HttpStatusCode.Conflict, "NUMBER_UNREADABLE"), (unreadable.Status, unreadable.Code));
        (await UnmaskAsync(ClientAffairs, sale.Id, fields: ["IDENTITY"])).Require();
    }

    [Fact, Trait("Clause", "AMB-29")]
    public async Task A_number_of_the_first_release_is_found_and_has_nothing_to_show()
    {
        var numbers = Fresh();
        var sale = await SaleAsync(numbers);
        await ChangeAsync($"update buyer_number set sealed = null, sealed_with = null where sale_id = '{sale.Id}' and kind = 'IDENTITY'");

        var shown = (await UnmaskAsync(ClientAffairs, sale.Id, fields: ["IDENTITY"])).Require();
        var found = (await ClientAffairs.PostAsync("sales/searches", new { by = "IDENTITY", number = numbers.Identity }, ct: Ct)).Require();

        Assert.Equal(System.Text.Json.JsonValueKind.Null, shown["numbers"][0].GetProperty("number").ValueKind);
        Assert.Equal(sale.Id, Assert.Single(found["items"].EnumerateArray()).GetProperty("id").GetGuid());
    }

    private async Task ChangeAsync(string sql)
    {
        await using var command = Platform.Database("intake").CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }
}
