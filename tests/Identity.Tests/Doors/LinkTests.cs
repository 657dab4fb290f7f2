using ArchivePlatform.Stack;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Doors;

public sealed class LinkTests(Testing.Platform platform) : IdentityTests(platform)
{
    [Fact]
    [Trait("Abuse", "F13")]
    [Trait("Clause", "5.1.6")]
    public async Task An_invitation_opens_once()
    {
        var invited = (await SystemDesk.PostAsync("people", new { id = "invited-once", name = "冯二", company = People.Company }, ct: Ct)).Require();
        var link = invited["link"].GetString()!;

        var first = await WelcomeAsync(link);
        var again = await WelcomeAsync(link, "another long password");

        Assert.Equal("/account/sign-in", first.Location);
        Assert.Equal((410, "LINK_USED"), (again.Status, again.Code));
        using var browser = await SignedInAsync("invited-once");
        Assert.Equal(1, await AuditAsync("person/invited-once", "person.sign-up"));
    }

    [Fact]
    [Trait("Abuse", "F13")]
    public async Task Of_two_who_hold_the_same_link_one_gets_in()
    {
        var person = await PersonAsync();
        var link = (await SecurityDesk.PostAsync($"people/{person}/reset-links", new { }, ct: Ct)).Require()["link"].GetString()!;

        var answers = await Task.WhenAll(Enumerable.Range(0, 8).Select(number => WelcomeAsync(link, $"the password of number {number}")));

        Assert.Equal(1, answers.Count(answer => answer.Location == "/account/sign-in"));
        Assert.Equal(7, answers.Count(answer => answer.Status == 410));
    }

    [Fact]
    public async Task A_reset_ends_every_session_and_the_link_before()
    {
        var person = await PersonAsync();
        using var browser = await SignedInAsync(person);
        var before = (await SecurityDesk.PostAsync($"people/{person}/reset-links", new { }, ct: Ct)).Require()["link"].GetString()!;
        var link = (await SecurityDesk.PostAsync($"people/{person}/reset-links", new { }, ct: Ct)).Require()["link"].GetString()!;

        var old = await WelcomeAsync(before);
        await WelcomeAsync(link, "a new and longer password");

        Assert.Equal(410, old.Status);
        Assert.Equal(401, (await browser.GetAsync("/account", Ct)).Status);
        using var fresh = NewBrowser();
        Assert.Equal(401, (await fresh.SignInAsync(person, Password, Ct)).Status);
        Assert.Equal("/account", (await fresh.SignInAsync(person, "a new and longer password", Ct)).Location);
    }

    [Fact]
    [Trait("Abuse", "F13")]
    public async Task Guessing_links_is_slowed_down()
    {
        using var browser = NewBrowser();
        var statuses = new List<int>();
        for (var guess = 0; guess < 62; guess++)
            statuses.Add((await browser.GetAsync($"/account/welcome?code=guess{guess}", Ct)).Status);

        Assert.Equal((60, 2), (statuses.Count(status => status == 410), statuses.Count(status => status == 429)));
    }

    [Fact]
    public async Task A_repeated_request_is_answered_again_without_the_link()
    {
        var request = new { id = "invited-twice", name = "陈三", company = People.Company };

        var first = (await SystemDesk.PostAsync("people", request, key: "invite-1", ct: Ct)).Require();
        var again = (await SystemDesk.PostAsync("people", request, key: "invite-1", ct: Ct)).Require();

        Assert.Contains("/account/welcome?code=", first["link"].GetString(), StringComparison.Ordinal);
        Assert.False(again.Body.TryGetProperty("link", out _));
        Assert.Equal("PERSON_EXISTS", (await SystemDesk.PostAsync("people", request, ct: Ct)).Code);
    }

    [Fact]
    public async Task A_short_password_is_refused_and_the_link_stays_good()
    {
        var person = await PersonAsync();
        var link = (await SecurityDesk.PostAsync($"people/{person}/reset-links", new { }, ct: Ct)).Require()["link"].GetString()!;

        var refused = await WelcomeAsync(link, "elevenchars");
        var taken = await WelcomeAsync(link, "twelve chars");

        Assert.Equal((422, "/account/sign-in"), (refused.Status, taken.Location));
    }
}
