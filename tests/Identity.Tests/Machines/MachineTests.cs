using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Machines;

public sealed class MachineTests(Testing.Platform platform) : IdentityTests(platform)
{
    private static readonly string[] Engineering = ["ENG"];
    private static readonly string[] Administrators = ["SECURITY_ADMIN"];

    [Fact]
    public async Task A_program_signs_in_by_its_secret_and_is_known_for_a_machine()
    {
        var added = await ProgramAsync("program-one");
        using var application = NewApplication();

        var answer = await application.MachineAsync("program-one", added["secret"].GetString()!, Ct);

        var said = TokenAnswer.Claims(answer.Access);
        Assert.Equal(("program-one", "machine", "archive"), (said.GetProperty("sub").GetString(), said.GetProperty("client_kind").GetString(), said.GetProperty("aud").GetString()));
        Assert.Equal("ENG", Assert.Single(said.GetProperty("department").EnumerateArray()).GetString());
        Assert.False(answer.Body.TryGetProperty("refresh_token", out _));
        Assert.Equal("invalid_client", (await application.MachineAsync("program-one", "not its secret", Ct)).Error);
    }

    [Fact]
    public async Task A_rotated_secret_leaves_the_one_before_good_for_as_long_as_was_said()
    {
        var first = (await ProgramAsync("program-two"))["secret"].GetString()!;
        using var application = NewApplication();

        var second = await RotateAsync("program-two", overlapHours: 24);
        var both = new[] { await application.MachineAsync("program-two", first, Ct), await application.MachineAsync("program-two", second, Ct) };
        var third = await RotateAsync("program-two", overlapHours: 0);
        var former = new[] { await application.MachineAsync("program-two", first, Ct), await application.MachineAsync("program-two", second, Ct) };

        Assert.All(both, answer => Assert.Null(answer.Error));
        Assert.All(former, answer => Assert.Equal("invalid_client", answer.Error));
        Assert.Null((await application.MachineAsync("program-two", third, Ct)).Error);
        Assert.Equal(2, await AuditAsync("client/program-two", "client.rotate-secret"));
    }

    [Fact]
    [Trait("Abuse", "F13")]
    [Trait("Clause", "5.1.6")]
    public async Task A_station_enrols_once_and_scans_for_its_departments_only()
    {
        var station = (await SystemDesk.PostAsync("stations", new { id = "station-one", name = "扫描站一", company = People.Company }, ct: Ct)).Require();
        await GrantDepartmentAsync(station);
        var code = station["enrolmentCode"].GetString()!;
        using var application = NewApplication();

        var before = await application.MachineAsync("station-one", "guess", Ct);
        var (status, enrolled) = await EnrolAsync(code);
        var token = await application.MachineAsync(enrolled.GetProperty("client_id").GetString()!, enrolled.GetProperty("client_secret").GetString()!, Ct);
        var (again, refusal) = await EnrolAsync(code);

        Assert.Equal("invalid_client", before.Error);
        Assert.Equal(200, status);
        Assert.Equal("ENG", Assert.Single(TokenAnswer.Claims(token.Access).GetProperty("department").EnumerateArray()).GetString());
        Assert.Equal((410, "LINK_USED"), (again, refusal.GetProperty("code").GetString()));
        Assert.Equal(1, await AuditAsync("client/station-one", "station.enrol"));
    }

    [Fact]
    public async Task A_station_enrolled_again_loses_the_secret_it_had()
    {
        var station = (await SystemDesk.PostAsync("stations", new { id = "station-two", name = "扫描站二", company = People.Company }, ct: Ct)).Require();
        var (_, first) = await EnrolAsync(station["enrolmentCode"].GetString()!);
        var renewed = (await SystemDesk.PostAsync("stations/station-two/enrolment-codes", new { }, ct: Ct)).Require();
        var (_, second) = await EnrolAsync(renewed["enrolmentCode"].GetString()!);
        using var application = NewApplication();

        Assert.Equal("invalid_client", (await application.MachineAsync("station-two", first.GetProperty("client_secret").GetString()!, Ct)).Error);
        Assert.Null((await application.MachineAsync("station-two", second.GetProperty("client_secret").GetString()!, Ct)).Error);
    }

    [Fact]
    public async Task A_disabled_program_gets_no_token_and_its_tokens_are_announced_stale()
    {
        var added = await ProgramAsync("program-three");
        using var application = NewApplication();
        var announced = await AnnouncedAsync("program-three");

        (await SystemDesk.PostAsync("clients/program-three/disabling", new { }, ct: Ct)).Require();

        Assert.Equal("unauthorized_client", (await application.MachineAsync("program-three", added["secret"].GetString()!, Ct)).Error);
        Assert.Equal(announced + 1, await AnnouncedAsync("program-three"));
    }

    [Fact]
    [Trait("Clause", "4.1")]
    [Trait("Clause", "5.1.6")]
    public async Task A_program_is_no_administrator_and_takes_no_person_s_id()
    {
        var added = await ProgramAsync("program-four");

        var administrator = await SecurityDesk.PutAsync("clients/program-four/rights", new { company = People.Company, roles = Administrators }, added.Version + 1, Ct);
        var taken = await SystemDesk.PostAsync("clients", new { id = People.LiMin.Id, name = "程序", company = People.Company }, ct: Ct);

        Assert.Equal(["ROLE_NOT_FOR_MACHINES", "PERSON_EXISTS"], [administrator.Code, taken.Code]);
    }

    [Theory]
    [InlineData("clients"), InlineData("stations")]
    [Trait("Abuse", "B6")]
    [Trait("Clause", "5.1.5")]
    public async Task Who_registers_a_program_gives_it_no_department_that_is_not_theirs(string kind)
    {
        var refusals = await AuditAsync($"caller/{People.SystemAdministrator.Id}", "request.refused");

        var refused = await SystemDesk.PostAsync(kind, new { id = "program-five", name = "程序", company = People.Company, departments = Engineering }, ct: Ct);

        Assert.Equal((HttpStatusCode.Forbidden, "GRANT_EXCEEDS_OWN"), (refused.Status, refused.Code));
        Assert.Equal("CLIENT_UNKNOWN", (await SecurityDesk.GetAsync("clients/program-five", Ct)).Code);
        Assert.Equal(0, await AuditAsync("client/program-five", "client.add"));
        Assert.Equal(refusals + 1, await AuditAsync($"caller/{People.SystemAdministrator.Id}", "request.refused"));
    }

    private async Task<Answer> ProgramAsync(string id)
    {
        var added = (await SystemDesk.PostAsync("clients", new { id, name = "程序", company = People.Company }, ct: Ct)).Require();
        await GrantDepartmentAsync(added);
        return added;
    }

    private async Task GrantDepartmentAsync(Answer machine) =>
        (await SecurityDesk.PutAsync($"clients/{machine["id"]}/rights", new { company = People.Company, departments = Engineering }, machine.Version, Ct)).Require();

    private async Task<string> RotateAsync(string id, int overlapHours) =>
        (await SystemDesk.PostAsync($"clients/{id}/secrets", new { overlapHours }, ct: Ct)).Require()["secret"].GetString()!;

    private async Task<(int Status, JsonElement Body)> EnrolAsync(string code)
    {
        using var station = new HttpClient { BaseAddress = Address };
        station.DefaultRequestHeaders.Add("X-Forwarded-For", Elsewhere());
        using var answer = await station.PostAsJsonAsync("/connect/enrolment", new { code }, Ct);
        return ((int)answer.StatusCode, await answer.Content.ReadFromJsonAsync<JsonElement>(Ct));
    }
}
