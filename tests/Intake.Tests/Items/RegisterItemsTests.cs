using ArchivePlatform.Intake.Domain;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Items;

public sealed class RegisterItemsTests(Platform platform) : IntakeTests(platform)
{
    [Fact]
    [Trait("Clause", "5.2.1")]
    [Trait("Clause", "2")]
    public async Task Each_line_has_its_own_answer_and_none_stands_in_anothers_way()
    {
        var line = Lines.Letter with { PropertyId = await PropertyAsync(), SaleId = null };

        var answer = await BulkAsync(line, line with { Subtype = "DISCOUNT" }, line with { DocumentDate = null }, line with { PropertyId = NewId() }, line with { Carrier = "floppy" });

        Assert.Equal(["REGISTERED", "REFUSED", "INCOMPLETE", "WAITING", "REFUSED"], Each(answer, "status"));
        Assert.Equal([null, "APPROVAL_FIELDS", null, "PROPERTY_UNKNOWN", "CARRIER_UNKNOWN"], Each(answer, "code"));
        Assert.Equal(["approver", "approvedOn"], answer["lines"][1].GetProperty("missing").EnumerateArray().Select(field => field.GetString()));
        Assert.Equal(2, await CountAsync("select count(*) from item where property_id = $1", line.PropertyId.Value));
        Assert.Equal(1, await CountAsync("select count(*) from kit.audit_entry where trace_id = $1 and action = 'item.refuse-lines'", answer.TraceId));
    }

    [Fact]
    public async Task Five_hundred_lines_are_one_save_with_running_numbers()
    {
        var line = Lines.CustomerLetter with { PropertyId = await PropertyAsync(), DepartmentCode = "FINANCE" };
        var clerk = People.ZhouJiu with { Id = "caiwu", Departments = ["FINANCE"] };

        var answer = await BulkAsync(clerk, [.. Enumerable.Range(1, 500).Select(n => line with { Title = $"第{n}件" })]);

        Assert.Equal(Enumerable.Range(1, 500).Select(n => $"FINANCE-{n:D6}"), Each(answer, "interimNo"));
        Assert.Equal(500, await CountAsync("select count(*) from item where property_id = $1", line.PropertyId.Value));
    }

    [Fact]
    public async Task The_same_request_again_gets_the_first_answer_and_registers_nothing()
    {
        var lines = new { lines = new[] { Lines.Letter with { PropertyId = await PropertyAsync(), SaleId = null } } };
        var key = Secrets.Random(26);

        var first = await Intake(People.SalesSystem).PostAsync("items/bulk", lines, key: key, ct: Ct);
        var again = await Intake(People.SalesSystem).PostAsync("items/bulk", lines, key: key, ct: Ct);

        Assert.Equal(first.Require().Text, again.Require().Text);
        Assert.Equal(1, await CountAsync("select count(*) from item where property_id = $1", lines.lines[0].PropertyId!.Value));
    }

    [Fact, Trait("Clause", "3.4")]
    public async Task A_contract_counts_for_the_lines_after_it()
    {
        var property = await PropertyAsync();
        var moveIn = Lines.Checklist with { PropertyId = property, SaleId = null, MoveInDate = new DateOnly(2026, 1, 10) };

        var answer = await BulkAsync(People.SunQi, moveIn, Lines.Contract with { PropertyId = property, SaleId = null }, moveIn);

        Assert.Equal([null, null, "DATE_ORDER"], Each(answer, "code"));
    }

    [Fact]
    public async Task A_bulk_holds_one_to_five_hundred_lines()
    {
        var line = Lines.Letter with { PropertyId = NewId() };

        Assert.Equal("VALIDATION_FAILED", (await BulkAsync([])).Code);
        Assert.Equal("VALIDATION_FAILED", (await BulkAsync([.. Enumerable.Repeat(line, 501)])).Code);
    }

    private static IEnumerable<string?> Each(Answer answer, string member) =>
        answer["lines"].EnumerateArray().Select(line => line.GetProperty(member).GetString());

    private Task<Answer> BulkAsync(params ItemLine[] lines) => BulkAsync(People.ZhaoMin, lines);

    private Task<Answer> BulkAsync(Person by, params ItemLine[] lines) => Intake(by).PostAsync("items/bulk", new { lines }, ct: Ct);
}
