using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Stack.SignIn;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Identities.Tests;

/// <summary>Tests against the running issuer, with people of their own.</summary>
public abstract class IdentityTests(Testing.Platform platform) : PlatformTests(platform)
{
    private protected const string Password = "a long and plain password";
    private static int made;

    private protected Uri Address => Platform.Services["identity"].Process.Address;

    /// <summary>The issuer's name: the one origin, the gateway's.</summary>
    private protected string Issuer => new IdentitySettings(Platform.Instance).Issuer;

    private protected Desk SystemDesk => At(People.SystemAdministrator, "identity");

    /// <summary>Security administrator of the whole platform, who grants what reaches beyond a company.</summary>
    private protected Desk PlatformDesk => At(People.SecurityAdministrator with { Id = "platform-security", Company = "" }, "identity");

    private protected Desk SecurityDesk => At(People.SecurityAdministrator, "identity");

    private protected Browser NewBrowser(string? from = null) => new(Address, from ?? Elsewhere());

    private protected Application NewApplication() => new(Address);

    /// <summary>An address nobody else comes from.</summary>
    private protected static string Elsewhere()
    {
        var number = Interlocked.Increment(ref made);
        return string.Create(CultureInfo.InvariantCulture, $"198.51.{number / 250}.{number % 250 + 1}");
    }

    /// <summary>Whether only its owner may read a file.</summary>
    private protected static bool IsPrivate(string path) =>
        OperatingSystem.IsWindows() || File.GetUnixFileMode(path) == (UnixFileMode.UserRead | UnixFileMode.UserWrite);

    /// <summary>Somebody invited, with a password of theirs and the rights given.</summary>
    private protected async Task<string> PersonAsync(string[]? roles = null, string[]? departments = null, string clearance = "C")
    {
        var id = string.Create(CultureInfo.InvariantCulture, $"person{Interlocked.Increment(ref made)}");
        var invited = (await SystemDesk.PostAsync("people", new { id, name = "郑一", company = People.Company }, ct: Ct)).Require();
        await WelcomeAsync(invited["link"].GetString()!);
        await GrantAsync(id, new { company = People.Company, departments = departments ?? ["SALES"], roles = roles ?? [], clearance });
        return id;
    }

    /// <summary>Chooses a password by a one-time link.</summary>
    private protected async Task<PageAnswer> WelcomeAsync(string link, string password = Password)
    {
        using var browser = NewBrowser();
        var page = await browser.GetAsync(link, Ct);
        return page.Status == 200 ? await browser.SubmitAsync("/account/welcome", Ct, ("Password", password), ("Repeated", password)) : page;
    }

    /// <summary>Gives rights as the security administrator.</summary>
    private protected async Task<Answer> GrantAsync(string id, object rights)
    {
        var version = (await PlatformDesk.GetAsync($"people/{id}", Ct)).Require().Version;
        return (await PlatformDesk.PutAsync($"people/{id}/rights", rights, version, Ct)).Require();
    }

    /// <summary>A browser at which somebody is signed in.</summary>
    private protected async Task<Browser> SignedInAsync(string id)
    {
        var browser = NewBrowser();
        var answer = await browser.SignInAsync(id, Password, Ct);
        return answer.Location == "/account" ? browser : throw new InvalidOperationException($"{answer.Status} {answer.Location} {answer.Body}");
    }

    /// <summary>A token of the tools for a clerk among this test's people, issued once the second of their last change is over.</summary>
    private protected async Task<string> SettledTokenAsync(string id)
    {
        var made = Platform.Instance.Now.ToUnixTimeSeconds();
        await Eventually.Holds("the next second", () => Task.FromResult(Platform.Instance.Now.ToUnixTimeSeconds() > made), ct: Ct);
        return TokenOf(new(id, "郑一", People.Company, ["SALES"], [], []));
    }

    /// <summary>A token of the tools, issued now.</summary>
    private protected string TokenOf(Person person)
    {
        using var issuer = DemonstrationIssuer.Open();
        return issuer.Token(person, DemonstrationIssuer.Longest, Platform.Instance.Now, Issuer);
    }

    /// <summary>Lines of the audit trail with an action and object.</summary>
    private protected async Task<long> AuditAsync(string stream, string action)
    {
        await using var command = Platform.Database("identity").CreateCommand("select count(*) from kit.audit_entry where stream = $1 and action = $2");
        command.Parameters.AddWithValue(stream);
        command.Parameters.AddWithValue(action);
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }

    /// <summary>How many announcements about somebody have left or will leave.</summary>
    private protected async Task<long> AnnouncedAsync(string person)
    {
        await using var command = Platform.Database("identity").CreateCommand("""
            select (select count(*) from kit.journal where convert_from(body, 'UTF8') like $1) + (select count(*) from kit.outbox where convert_from(body, 'UTF8') like $1)
            """);
        command.Parameters.AddWithValue($"%\"person\":\"{person}\"%");
        return (long)(await command.ExecuteScalarAsync(Ct))!;
    }
}
