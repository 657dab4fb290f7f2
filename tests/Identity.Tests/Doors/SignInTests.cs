using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ArchivePlatform.Stack.SignIn;
using Xunit;

namespace ArchivePlatform.Identities.Tests.Doors;

public sealed partial class SignInTests(Testing.Platform platform) : IdentityTests(platform)
{
    private const int MostForName = 10;

    [Theory]
    [InlineData("zh-CN", "登录", "用户名或密码不正确")]
    [InlineData("en", "Sign in", "Name or password is wrong")]
    public async Task The_page_speaks_the_reader_s_language_and_needs_no_script(string language, string title, string refusal)
    {
        using var browser = NewBrowser();
        browser.Language = language;

        var page = await browser.GetAsync("/account/sign-in", Ct);
        var refused = await browser.SubmitAsync("/account/sign-in", Ct, ("Name", "nobody"), ("Password", "wrong"));

        Assert.Contains($"<h1>{title}</h1>", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("<script", page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(401, refused.Status);
        Assert.Contains(refusal, refused.Body, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Abuse", "F11")]
    public async Task A_name_nobody_has_is_answered_like_one_somebody_has()
    {
        var person = await PersonAsync();
        var unknown = new string('z', person.Length);

        var (known, other) = (await WrongAsync(person, []), await WrongAsync(unknown, []));

        Assert.Equal(401, known.Status);
        Assert.Equal((known.Status, Comparable(known.Body, person)), (other.Status, Comparable(other.Body, unknown)));
        Assert.Equal(1, await AuditAsync($"caller/{person}", "sign-in.refused"));
    }

    [Fact(Explicit = true)]
    [Trait("Full", "timing")]
    [Trait("Abuse", "F11")]
    public async Task A_name_nobody_has_takes_as_long_as_one_somebody_has()
    {
        var person = await PersonAsync();
        var unknown = new string('z', person.Length);
        await TryAsync(Address, "warm-up");
        (List<double> knownTimes, List<double> otherTimes) = ([], []);
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            await WrongAsync(person, knownTimes);
            await WrongAsync(unknown, otherTimes);
        }

        Assert.InRange(knownTimes.Min() / otherTimes.Min(), 0.5, 2.0);
    }

    [Fact]
    [Trait("Abuse", "F11")]
    public async Task Whoever_tries_too_often_is_slowed_down_known_or_not_at_every_replica_and_after_a_restart()
    {
        var person = await PersonAsync();
        foreach (var name in (string[])[person, "zzz-unknown"])
        {
            for (var attempt = 0; attempt < MostForName; attempt++)
                Assert.Equal(401, (await TryAsync(Address, name)).Status);
            Assert.Equal((429, "RATE_LIMITED"), Short(await TryAsync(Address, name)));
        }

        var identity = Platform.Services["identity"];
        await identity.StartAsync(replica: 2, ct: Ct);
        await identity.StopAsync(ct: Ct);
        var elsewhere = await TryAsync(identity.Replica(2).Address, person);
        await identity.StartAsync(ct: Ct);
        var later = await TryAsync(Address, person);
        await identity.StopAsync(replica: 2, ct: Ct);

        Assert.Equal((429, "RATE_LIMITED"), Short(elsewhere));
        Assert.Equal((429, "RATE_LIMITED"), Short(later));
        Assert.InRange(int.Parse(later.RetryAfter, CultureInfo.InvariantCulture), 1, 900);
    }

    [Fact]
    [Trait("Abuse", "F11")]
    public async Task One_address_that_tries_many_names_is_slowed_down()
    {
        using var browser = NewBrowser();
        var statuses = new List<int>();
        for (var attempt = 0; attempt < 62; attempt++)
            statuses.Add((await browser.SignInAsync($"somebody{attempt}", "Spring2026!!", Ct)).Status);

        Assert.Equal(60, statuses.Count(status => status == 401));
        Assert.Equal(2, statuses.Count(status => status == 429));
    }

    [Fact]
    [Trait("Abuse", "F11")]
    public async Task An_account_locks_and_says_nothing_of_it()
    {
        var person = await PersonAsync();
        for (var attempt = 0; attempt < 5; attempt++)
            await TryAsync(Address, person);

        using var browser = NewBrowser();
        var right = await browser.SignInAsync(person, Password, Ct);

        Assert.Equal(401, right.Status);
        Assert.NotEqual(JsonValueKind.Null, (await SecurityDesk.GetAsync($"people/{person}", Ct)).Require()["lockedUntil"].ValueKind);
    }

    [Fact]
    public async Task A_sign_in_leads_back_to_this_site_only()
    {
        using var browser = NewBrowser();

        var answers = new List<PageAnswer>();
        foreach (var target in (string[])["https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)"])
            answers.Add(await browser.GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(target)}", Ct));

        Assert.All(answers, answer => Assert.Equal((400, "REDIRECT_NOT_ALLOWED"), Short(answer)));
    }

    private const int Tries = 4;

    /// <summary>Tries a wrong password and notes the milliseconds its judgement took.</summary>
    private async Task<PageAnswer> WrongAsync(string name, List<double> times)
    {
        using var browser = NewBrowser();
        await browser.GetAsync("/account/sign-in", Ct);
        var began = Stopwatch.GetTimestamp();
        var answer = await browser.SubmitAsync("/account/sign-in", Ct, ("Name", name), ("Password", "not the password"));
        times.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
        return answer;
    }

    private static async Task<PageAnswer> TryAsync(Uri replica, string name)
    {
        using var browser = new Browser(replica, Elsewhere());
        return await browser.SignInAsync(name, "not the password", Ct);
    }

    private static (int, string?) Short(PageAnswer answer) => (answer.Status, answer.Code);

    private static string Comparable(string body, string name) => Token().Replace(body, "").Replace(name, "", StringComparison.Ordinal);

    [GeneratedRegex("""<input name="__RequestVerificationToken"[^>]*>""")]
    private static partial Regex Token();
}
