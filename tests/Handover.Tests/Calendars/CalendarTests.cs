using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Handovers.Tests.Calendars;

public sealed class CalendarTests(Platform platform) : PlatformTests(platform)
{
    private Desk Desk => At(People.ZhaoMin, "handover");

    [Fact]
    [Trait("Clause", "5.2.2")]
    [Trait("Clause", "AMB-03")]
    public async Task A_due_day_is_explained_step_by_step()
    {
        var due = (await Desk.GetAsync("calendar/due?clause=5.2.2&from=2026-09-28", Ct)).Require();

        Assert.Equal(("2026-10-10", false), (due["dueOn"].GetString(), due["provisional"].GetBoolean()));
        Assert.StartsWith("CN-", due["calendarVersion"].GetString(), StringComparison.Ordinal);
        Assert.Equal(["START", "WORKDAY", "WORKDAY", "HOLIDAY"], due["steps"].EnumerateArray().Take(4).Select(step => step.GetProperty("kind").GetString()));
        Assert.Equal("MAKEUP", due["steps"].EnumerateArray().Last().GetProperty("kind").GetString());
    }

    [Fact]
    [Trait("Clause", "AMB-03")]
    public async Task A_missing_year_is_said_and_never_guessed()
    {
        var due = (await Desk.GetAsync("calendar/due?clause=5.2.2&from=2030-12-28", Ct)).Require();

        Assert.True(due["provisional"].GetBoolean());
        Assert.Equal("CALENDAR_MISSING", due.Code);
        Assert.Equal(System.Text.Json.JsonValueKind.Null, due["dueOn"].ValueKind);
    }

    [Theory]
    [InlineData("clause=5.2.2", (HttpStatusCode)422, "VALIDATION_FAILED")]
    [InlineData("from=2026-09-28", (HttpStatusCode)422, "VALIDATION_FAILED")]
    [InlineData("clause=5.2.2&from=0001-01-01", (HttpStatusCode)422, "VALIDATION_FAILED")]
    [InlineData("clause=5.2.2&from=9999-12-31", (HttpStatusCode)422, "VALIDATION_FAILED")]
    [InlineData("clause=5.2.2&from=tomorrow", HttpStatusCode.BadRequest, "MALFORMED")]
    [InlineData("clause=9.9.9&from=2026-09-28", HttpStatusCode.NotFound, "CLAUSE_UNKNOWN")]
    [Trait("Abuse", "C12")]
    [Trait("Clause", "AMB-03")]
    public Task A_question_that_makes_no_sense_is_refused(string query, HttpStatusCode status, string code) =>
        Platform.RefusedAsync(People.ZhaoMin, "handover", status, code, () => Desk.GetAsync($"calendar/due?{query}", Ct));

    [Fact]
    public async Task Every_year_is_shown_with_its_notice()
    {
        var years = (await Desk.GetAsync("calendar/years", Ct)).Require()["years"].EnumerateArray()
            .ToDictionary(year => year.GetProperty("year").GetInt32(), year => (year.GetProperty("notice").GetString(), year.GetProperty("workingDays").GetInt32()));

        Assert.Equal(("国办发明电〔2023〕7号", 251), years[2024]);
        Assert.Equal(("国办发明电〔2024〕12号", 248), years[2025]);
        Assert.Equal(("国办发明电〔2025〕7号", 248), years[2026]);
    }
}
