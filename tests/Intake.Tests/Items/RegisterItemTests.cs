using System.Net;
using System.Net.Http.Json;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Items;

public sealed class RegisterItemTests(Platform platform) : IntakeTests(platform)
{
    [Fact, Trait("Clause", "3.1"), Trait("Clause", "4.2.1")]
    public async Task A_subscription_letter_is_registered_into_the_teams_custody_and_told_once()
    {
        var property = await PropertyAsync();
        var sale = await SaleAsync(property);

        var answer = (await RegisterAsync(Lines.Letter, property, sale.Id)).Require(HttpStatusCode.Created);

        Assert.Equal("\"1\"", answer.ETag);
        Assert.Equal($"/api/intake/items/{answer.Id}", answer.Location);
        Assert.Matches("^SALES-[0-9]{6}$", answer["interimNo"].GetString());
        Assert.Equal("A", answer["group"].GetString());
        Assert.Equal("SALES_TEAM:YHY", answer["custody"].GetProperty("teamCode").GetString());
        Assert.Equal(1, await ToldAsync("ItemRegistered", answer.Id));
    }

    [Fact, Trait("Clause", "5.1.1b")]
    [Trait("Clause", "4.2.2")]
    public async Task Incomplete_material_is_taken_in_and_completed_later()
    {
        var stored = (await RegisterAsync(Lines.Letter with { DocumentDate = null, Pages = null }, await PropertyAsync())).Require(HttpStatusCode.Accepted);
        Assert.Equal("INCOMPLETE", stored["state"].GetString());
        Assert.Equal(["documentDate", "pages"], stored["missing"].EnumerateArray().Select(field => field.GetString()));

        var found = new { documentDate = "2026-09-28", pages = 4 };
        var completed = (await Intake(People.ZhaoMin).PostAsync($"items/{stored.Id}/completion", found, version: 1, ct: Ct)).Require();

        Assert.Equal(("REGISTERED", 2L), (completed["state"].GetString(), completed.Version));
        Assert.Equal(2, await ToldAsync("ItemRegistered", stored.Id));
        Assert.Equal("STALE_VERSION", (await Intake(People.ZhaoMin).PostAsync($"items/{stored.Id}/completion", found, version: 1, ct: Ct)).Code);
        Assert.Equal("NOTHING_MISSING", (await Intake(People.ZhaoMin).PostAsync($"items/{stored.Id}/completion", found, version: 2, ct: Ct)).Code);
        Assert.Equal("DEPT_NOT_RESPONSIBLE", (await Intake(People.LiMin).PostAsync($"items/{stored.Id}/completion", found, version: 2, ct: Ct)).Code);
    }

    [Fact, Trait("Clause", "4.6"), Trait("Clause", "AMB-32")]
    public async Task Any_employee_registers_other_material_even_without_a_records_officer()
    {
        var answer = (await RegisterAsync(Lines.CustomerLetter, await PropertyAsync(), by: People.ZhouJiu)).Require(HttpStatusCode.Created);

        Assert.Equal(("C", "ENG"), (answer["group"].GetString(), answer["custody"].GetProperty("departmentCode").GetString()));
        Assert.Equal(["NO_RECORDS_OFFICER"], answer["findings"].EnumerateArray().Select(finding => finding.GetString()));
    }

    [Fact, Trait("Clause", "3.4")]
    public async Task Moving_in_before_the_contract_on_record_is_refused()
    {
        var property = await PropertyAsync();
        (await RegisterAsync(Lines.Contract, property, by: People.SunQi)).Require();

        var early = await RegisterAsync(Lines.Checklist with { MoveInDate = new DateOnly(2026, 1, 10) }, property, by: People.SunQi);

        Assert.Equal((HttpStatusCode.UnprocessableEntity, "DATE_ORDER"), (early.Status, early.Code));
        (await RegisterAsync(Lines.Checklist, property, by: People.SunQi)).Require(HttpStatusCode.Created);
    }

    [Fact]
    public async Task Rare_characters_survive_and_refusals_speak_the_callers_language()
    {
        var property = await PropertyAsync();
        var kept = (await RegisterAsync(Lines.Letter with { Title = "㛃𠅤𡈽 · 业主资料" }, property)).Require();
        Assert.Equal("㛃𠅤𡈽 · 业主资料", (await Intake(People.ZhaoMin).GetAsync($"items/{kept.Id}", Ct))["title"].GetString());

        using var http = Platform.As(People.ZhaoMin, "intake");
        using var response = await http.PostAsJsonAsync("items", Lines.Letter with { PropertyId = property, SaleId = null, Carrier = "floppy" }, Ct);

        Assert.Contains("载体“floppy”不在列表中。", await response.Content.ReadAsStringAsync(Ct), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Parallel_registrations_take_numbers_without_gap_or_repetition()
    {
        var property = await PropertyAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 32).Select(_ => RegisterAsync(Lines.CustomerLetter with { DepartmentCode = "LEGAL" }, property, by: Lawyer)));

        var numbers = answers.Select(answer => int.Parse(answer["interimNo"].GetString()![6..], System.Globalization.CultureInfo.InvariantCulture)).Order().ToList();
        Assert.Equal(Enumerable.Range(numbers[0], 32), numbers);
    }
}
