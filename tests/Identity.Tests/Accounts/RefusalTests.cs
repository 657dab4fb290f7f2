using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Accounts;

/// <summary>What administrators may not do to people, programs and stations (clauses 5.1.5, 5.1.6).</summary>
public sealed class RefusalTests(Testing.Platform platform) : IdentityTests(platform)
{
    private static readonly Person Both = People.SystemAdministrator with { Id = "both", Roles = ["SYSTEM_ADMIN", "SECURITY_ADMIN"] };

    [Fact]
    [Trait("Clause", "5.1.6")]
    public async Task Whoever_is_in_is_neither_let_in_nor_invited_again_and_whoever_is_out_gets_no_link()
    {
        var person = await PersonAsync();

        await RefusedAsync("PERSON_NOT_DISABLED", () => SystemDesk.PostAsync($"people/{person}/enabling", new { }, ct: Ct));
        await RefusedAsync("PERSON_SIGNED_UP", () => SystemDesk.PostAsync($"people/{person}/invitations", new { }, ct: Ct));
        (await SystemDesk.PostAsync($"people/{person}/disabling", new { }, ct: Ct)).Require();
        await Platform.RefusedAsync(People.SecurityAdministrator, "identity", HttpStatusCode.Conflict, "PERSON_DISABLED", () =>
            SecurityDesk.PostAsync($"people/{person}/reset-links", new { }, ct: Ct));
    }

    [Fact]
    [Trait("Clause", "5.1.6")]
    public async Task A_disabled_station_is_not_disabled_again_and_does_not_enrol()
    {
        (await SystemDesk.PostAsync("stations", new { id = "station-out", name = "扫描站", company = People.Company }, ct: Ct)).Require();
        (await SystemDesk.PostAsync("clients/station-out/disabling", new { }, ct: Ct)).Require();

        await RefusedAsync("PERSON_DISABLED", () => SystemDesk.PostAsync("clients/station-out/disabling", new { }, ct: Ct));
        await RefusedAsync("PERSON_DISABLED", () => SystemDesk.PostAsync("stations/station-out/enrolment-codes", new { }, ct: Ct));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task Nobody_disables_themselves_or_takes_their_own_second_factor_away()
    {
        (await SystemDesk.PostAsync("people", new { id = Both.Id, name = "二职", company = People.Company }, ct: Ct)).Require();
        var desk = At(Both, "identity");

        foreach (var act in (string[])["disabling", "second-factor-resets"])
            await Platform.RefusedAsync(Both, "identity", HttpStatusCode.Forbidden, "SELF_GRANT", () => desk.PostAsync($"people/{Both.Id}/{act}", new { }, ct: Ct), () => desk.GetAsync($"people/{Both.Id}", Ct));
    }

    private Task<Answer> RefusedAsync(string code, Func<Task<Answer>> attempt) =>
        Platform.RefusedAsync(People.SystemAdministrator, "identity", HttpStatusCode.Conflict, code, attempt);
}
