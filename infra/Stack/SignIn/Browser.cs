using System.Net;
using System.Text.RegularExpressions;

namespace ArchivePlatform.Stack.SignIn;

/// <summary>A browser without JavaScript at one address: keeps cookies, fills in forms, follows nothing by itself.</summary>
/// <param name="address">Where requests go, whatever origin the pages name.</param>
/// <param name="from">The address it comes from, as the gateway would say.</param>
public sealed partial class Browser(Uri address, string? from = null) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };

    /// <summary>The cookies it holds, by name.</summary>
    public Dictionary<string, string> Cookies { get; } = [];

    /// <summary>The language it asks for.</summary>
    public string Language { get; set; } = "en";

    /// <summary>What was answered last.</summary>
    public PageAnswer Last { get; private set; } = new(0, "", null, "");

    /// <summary>Opens a page.</summary>
    public Task<PageAnswer> GetAsync(string path, CancellationToken ct) => SendAsync(new HttpRequestMessage(HttpMethod.Get, Here(path)), ct);

    /// <summary>Sends the form of the page shown last, its hidden fields included.</summary>
    public Task<PageAnswer> SubmitAsync(string path, CancellationToken ct, params (string Name, string Value)[] fields)
    {
        var all = new Dictionary<string, string>();
        foreach (Match field in Hidden().Matches(Last.Body))
            all[field.Groups["name"].Value] = WebUtility.HtmlDecode(field.Groups["value"].Value);
        foreach (var (name, value) in fields)
            all[name] = value;
        return SendAsync(new HttpRequestMessage(HttpMethod.Post, Here(path)) { Content = new FormUrlEncodedContent(all) }, ct);
    }

    /// <summary>Goes where the last answer leads, as long as it leads to this site.</summary>
    public async Task<PageAnswer> FollowAsync(CancellationToken ct)
    {
        while (Last.Location is { } next && !next.StartsWith("http://127.0.0.1/", StringComparison.Ordinal))
            await GetAsync(next, ct);
        return Last;
    }

    /// <summary>Signs in by name and password.</summary>
    public async Task<PageAnswer> SignInAsync(string name, string password, CancellationToken ct, string returnUrl = "/account")
    {
        await GetAsync($"/account/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}", ct);
        return await SubmitAsync("/account/sign-in", ct, ("Name", name), ("Password", password));
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private static Uri Here(string path) =>
        new(Uri.TryCreate(path, UriKind.Absolute, out var whole) && whole.Scheme.StartsWith("http", StringComparison.Ordinal) ? whole.PathAndQuery : path, UriKind.Relative);

    private async Task<PageAnswer> SendAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using (request)
        {
            request.Headers.AcceptLanguage.ParseAdd(Language);
            request.Headers.UserAgent.ParseAdd("Test/1.0");
            if (Cookies.Count > 0)
                request.Headers.Add("Cookie", string.Join("; ", Cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));
            if (from is not null)
                request.Headers.Add("X-Forwarded-For", from);
            using var answer = await http.SendAsync(request, ct);
            Keep(answer);
            return Last = new((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(ct), answer.Headers.Location?.OriginalString, answer.Headers.RetryAfter?.ToString() ?? "");
        }
    }

    private void Keep(HttpResponseMessage answer)
    {
        foreach (var line in answer.Headers.TryGetValues("Set-Cookie", out var lines) ? lines : [])
        {
            var pair = line.Split(';')[0].Split('=', 2);
            if (pair[1].Length == 0)
                Cookies.Remove(pair[0]);
            else
                Cookies[pair[0]] = pair[1];
        }
    }

    [GeneratedRegex("""<input (?=[^>]*type="hidden")(?=[^>]*name="(?<name>[^"]+)")(?:[^>]*value="(?<value>[^"]*)")?[^>]*>""")]
    private static partial Regex Hidden();
}

/// <summary>What a page answered.</summary>
public sealed record PageAnswer(int Status, string Body, string? Location, string RetryAfter)
{
    /// <summary>The problem's code; null where it is none.</summary>
    public string? Code => Body.StartsWith('{') ? System.Text.Json.JsonElement.Parse(Body).GetProperty("code").GetString() : null;
}
