using System.Net;
using ArchivePlatform.Intake.Tests.Domain;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Intake.Tests.Waiting;

public sealed class WaitingLineTests(Platform platform) : IntakeTests(platform)
{
    [Fact]
    public async Task A_line_that_came_before_its_property_becomes_an_item_once_the_property_arrives()
    {
        var property = NewId();
        var line = await PutAsideAsync(property);

        var message = NewId();
        await Platform.Broker.TellAsync(Property(property, Company), message, Ct);
        await Platform.Broker.TellAsync(Property(property, Company), message, Ct);
        await Platform.Broker.TellAsync(Property(property, Company, version: 2), ct: Ct);

        await Eventually.Holds("the line is registered", async () => await StatusAsync(line) == "REGISTERED", ct: Ct);
        Assert.Equal(HttpStatusCode.OK, (await Intake(People.ZhaoMin).GetAsync($"items/{line}", Ct)).Status);
        Assert.Equal(1, await ToldAsync("ItemRegistered", line));
    }

    [Fact]
    [Trait("Clause", "2")]
    public async Task A_line_whose_time_is_up_is_refused_with_its_reason()
    {
        var line = await PutAsideAsync(NewId());
        Assert.Equal("WAITING", await StatusAsync(line));

        await using (var command = Platform.Database("intake").CreateCommand("update waiting_line set until = received_at where id = $1"))
        {
            command.Parameters.Add(new() { Value = line });
            await command.ExecuteNonQueryAsync(Ct);
        }

        await Eventually.Holds("the line is refused", async () => await StatusAsync(line) == "REFUSED", ct: Ct);
        var refused = await Intake(People.ZhaoMin).GetAsync($"items/waiting/{line}", Ct);
        Assert.Equal(("PROPERTY_UNKNOWN", "2"), (refused.Code, refused["clause"].GetString()));
        Assert.Equal(HttpStatusCode.NotFound, (await Intake(People.ZhaoMin).GetAsync($"items/{line}", Ct)).Status);
    }

    [Fact]
    [Trait("Clause", "5.9")]
    public async Task A_line_waits_ten_minutes_and_is_hidden_from_other_departments()
    {
        var line = await PutAsideAsync(NewId());

        var seen = await Intake(People.ZhaoMin).GetAsync($"items/waiting/{line}", Ct);

        Assert.Equal(TimeSpan.FromMinutes(10), seen["until"].GetDateTimeOffset() - seen["receivedAt"].GetDateTimeOffset());
        Assert.Equal("ITEM_UNKNOWN", (await Intake(People.ZhouJiu).GetAsync($"items/waiting/{line}", Ct)).Code);
        Assert.Equal("ITEM_UNKNOWN", (await Intake(People.Stranger).GetAsync($"items/waiting/{line}", Ct)).Code);
        Assert.Equal(HttpStatusCode.OK, (await Intake(People.LiMin).GetAsync($"items/waiting/{line}", Ct)).Status);
    }

    [Fact]
    public async Task A_property_of_another_company_with_the_same_id_settles_nothing()
    {
        var property = NewId();
        var line = await PutAsideAsync(property);

        await Platform.Broker.TellAsync(Property(property, OtherCompany), ct: Ct);

        await Eventually.Holds("the property is known", async () => await CountAsync("select count(*) from known_property where id = $1", property) == 1, ct: Ct);
        Assert.Equal("WAITING", await StatusAsync(line));
    }

    private async Task<Guid> PutAsideAsync(Guid property)
    {
        var lines = new { lines = new[] { Lines.Letter with { PropertyId = property, SaleId = null } } };
        var answer = (await Intake(People.ZhaoMin).PostAsync("items/bulk", lines, ct: Ct)).Require();
        return answer["lines"][0].GetProperty("id").GetGuid();
    }

    private async Task<string?> StatusAsync(Guid line) => (await Intake(People.ZhaoMin).GetAsync($"items/waiting/{line}", Ct))["status"].GetString();
}
