using System.Net;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using Xunit;

namespace ArchivePlatform.Dossiers.Tests.Secrecy;

public sealed class LevelOverHttpTests(Platform platform) : RegistryTests(platform)
{
    /// <summary>Head of the custodian department, cleared for A.</summary>
    private Desk Head => At(People.ChenZong, "dossier");

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "A1")]
    [Trait("Abuse", "A3")]
    public async Task A_dossier_that_shall_be_raised_does_not_exist_for_whoever_is_not_cleared()
    {
        var (dossier, _) = await NumberedAsync();
        var unknown = await Archivist.GetAsync($"dossiers/{FreshId()}", Ct);

        var asked = (await ProposeAsync(ClientAffairs, dossier, "B")).Require(HttpStatusCode.OK);

        Assert.Equal(("C", "B", "OPEN"), (asked["securityLevel"].GetString(), asked["accessLevel"].GetString(), asked["proposal"].GetProperty("state").GetString()));
        foreach (var path in (string[])["", "/inventory", "/pool", "/completeness", "/level"])
            Same(unknown, await Archivist.GetAsync($"dossiers/{dossier.Id}{path}", Ct));
        Same(unknown, await Archivist.PostAsync($"dossiers/{dossier.Id}/completion", new { }, asked.Version, ct: Ct));
        Assert.Equal(0, (await Archivist.GetAsync($"dossiers?number={Uri.EscapeDataString(dossier["number"].GetString()!)}", Ct))["items"].GetArrayLength());
        Assert.Equal(0, (await Archivist.GetAsync($"dossiers?property={dossier["propertyId"]}", Ct))["items"].GetArrayLength());
        Assert.Equal(HttpStatusCode.OK, (await ClientAffairs.GetAsync($"dossiers/{dossier.Id}", Ct)).Status);
        Assert.Equal(HttpStatusCode.OK, (await Head.GetAsync($"dossiers/{dossier.Id}", Ct)).Status);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task Two_persons_of_two_departments_raise_a_level_and_two_lower_it()
    {
        var (dossier, _) = await NumberedAsync();
        var asked = (await ProposeAsync(ClientAffairs, dossier, "B", People.WuShi.Id)).Require(HttpStatusCode.OK);

        var alone = await DecideAsync(ClientAffairs, asked, "confirmation");
        var colleague = await DecideAsync(At(People.WuShi, "dossier"), asked, "confirmation");
        var raised = (await DecideAsync(Head, asked, "confirmation")).Require(HttpStatusCode.OK);

        Assert.Equal((HttpStatusCode.Conflict, "SECOND_APPROVAL_MISSING", "5.1.5"), (alone.Status, alone.Code, alone["clause"].GetString()));
        Assert.Equal("SECOND_APPROVAL_MISSING", colleague.Code);
        Assert.Equal(("B", "B"), (raised["securityLevel"].GetString(), raised["accessLevel"].GetString()));
        Assert.Equal(Demo.Acts.Today.AddYears(3).ToString("yyyy-MM-dd", null), raised["reviewOn"].GetString());
        await Eventually.Holds("both changes were announced with their viewers", async () => await CountAsync(
            "kit.journal", "type like '%:DossierChanged' and convert_from(body, 'UTF8') like $1 and convert_from(body, 'UTF8') like $2",
            $"%{dossier.Id}%", """%"securityLevel":"B"%"viewers":["wushi","sunqi"]%""") == 2, ct: Ct);

        var lowering = (await ProposeAsync(Head, raised, "C")).Require(HttpStatusCode.OK);
        Assert.Equal("DOSSIER_UNKNOWN", (await Archivist.GetAsync($"dossiers/{dossier.Id}", Ct)).Code);
        (await DecideAsync(ClientAffairs, lowering, "confirmation")).Require(HttpStatusCode.OK);
        Assert.Equal("C", (await Archivist.GetAsync($"dossiers/{dossier.Id}", Ct))["securityLevel"].GetString());
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task A_raise_that_is_turned_down_lets_readers_in_again_and_reading_it_meanwhile_is_on_record()
    {
        var (dossier, _) = await NumberedAsync();
        var asked = (await ProposeAsync(ClientAffairs, dossier, "A")).Require(HttpStatusCode.OK);
        await Head.GetAsync($"dossiers/{dossier.Id}", Ct);
        await Head.GetAsync($"dossiers/{dossier.Id}/inventory", Ct);

        (await DecideAsync(Head, asked, "refusal")).Require(HttpStatusCode.OK);

        Assert.Equal(HttpStatusCode.OK, (await Archivist.GetAsync($"dossiers/{dossier.Id}", Ct)).Status);
        Assert.Equal(2, await CountAsync("kit.audit_entry", "stream = $1 and action like 'dossier.read%'", $"dossier/{dossier.Id}"));
        Assert.Equal(1, await CountAsync("kit.audit_entry", "stream = $1 and action = 'level.refuse'", $"dossier/{dossier.Id}"));
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    [Trait("Abuse", "B3")]
    public async Task Whoever_has_no_voice_changes_no_level()
    {
        var (dossier, _) = await NumberedAsync();
        var asked = (await ProposeAsync(ClientAffairs, dossier, "B", People.WangQiang.Id)).Require(HttpStatusCode.OK);

        await Platform.RefusedAsync(People.WangQiang, "dossier", HttpStatusCode.Forbidden, "SECRECY_CHANGE_FORBIDDEN", () => DecideAsync(Registry, asked, "confirmation"));
        await Platform.RefusedAsync(People.WangQiang, "dossier", HttpStatusCode.Forbidden, "SECRECY_CHANGE_FORBIDDEN", () => ProposeAsync(Registry, asked, "C"));
        await Platform.RefusedAsync(People.Stranger, "dossier", HttpStatusCode.NotFound, "DOSSIER_UNKNOWN", () => ProposeAsync(At(People.Stranger, "dossier"), asked, "C"));
        var kept = await Head.GetAsync($"dossiers/{dossier.Id}/level", Ct);
        Assert.Equal(("C", "B", "OPEN"), (kept["securityLevel"].GetString(), kept["accessLevel"].GetString(), kept["proposal"].GetProperty("state").GetString()));
    }

    [Theory]
    [Trait("Clause", "5.1.5")]
    [InlineData("绝密", "涉及诉讼", "LEVEL_UNKNOWN")]
    [InlineData("C", "涉及诉讼", "LEVEL_UNCHANGED")]
    [InlineData("B", "短", "VALIDATION_FAILED")]
    [InlineData(null, "涉及诉讼", "LEVEL_UNKNOWN")]
    public async Task A_proposal_that_says_nothing_new_is_refused(string? level, string reason, string code)
    {
        var (dossier, _) = await NumberedAsync();

        var refused = await ClientAffairs.PostAsync($"dossiers/{dossier.Id}/level-proposals", new { level, reason }, dossier.Version, ct: Ct);

        Assert.Equal(code, refused.Code);
        Assert.Equal(dossier.Version, (await Archivist.GetAsync($"dossiers/{dossier.Id}", Ct)).Version);
    }

    [Fact]
    [Trait("Clause", "5.1.5")]
    public async Task Of_many_decisions_at_once_one_counts()
    {
        var (dossier, _) = await NumberedAsync();
        var asked = (await ProposeAsync(ClientAffairs, dossier, "B")).Require(HttpStatusCode.OK);

        var answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(turn => DecideAsync(Head, asked, turn % 2 == 0 ? "confirmation" : "refusal")));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.All(answers.Where(answer => answer.Status != HttpStatusCode.OK), answer => Assert.Equal(HttpStatusCode.PreconditionFailed, answer.Status));
        Assert.Equal(1, await CountAsync("kit.audit_entry", "stream = $1 and action in ('level.confirm', 'level.refuse')", $"dossier/{dossier.Id}"));
    }

    private static Task<Answer> ProposeAsync(Desk by, Answer dossier, string level, params string[] viewers) =>
        by.PostAsync($"dossiers/{dossier.Id}/level-proposals", new { level, reason = "涉及诉讼", viewers }, dossier.Version, ct: Ct);

    private static Task<Answer> DecideAsync(Desk by, Answer asked, string word) =>
        by.PostAsync($"dossiers/{asked.Id}/level-proposals/{asked["proposal"].GetProperty("id").GetGuid()}/{word}", new { }, asked.Version, ct: Ct);

    private static void Same(Answer unknown, Answer hidden) =>
        Assert.Equal((unknown.Status, unknown.Text.Replace(unknown.TraceId, "", StringComparison.Ordinal)), (hidden.Status, hidden.Text.Replace(hidden.TraceId, "", StringComparison.Ordinal)));
}
