using System.Buffers.Text;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Web;

namespace ArchivePlatform.Stack.SignIn;

/// <summary>An application people sign in to: asks for codes, turns them into tokens, refreshes them.</summary>
public sealed class Application(Uri address) : IDisposable
{
    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false }) { BaseAddress = address };

    /// <summary>The verifier of its codes.</summary>
    public string Verifier { get; } = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>The request for a code; a parameter set to null is left out.</summary>
    public string Request(params (string Name, string? Value)[] others)
    {
        var all = new Dictionary<string, string?>
        {
            ["client_id"] = IdentitySettings.Application,
            ["response_type"] = "code",
            ["redirect_uri"] = IdentitySettings.RedirectUri,
            ["scope"] = "openid profile offline_access",
            ["state"] = "s-1",
            ["code_challenge"] = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))),
            ["code_challenge_method"] = "S256",
        };
        foreach (var (name, value) in others)
            all[name] = value;
        var query = all.Where(pair => pair.Value is not null).Select(pair => $"{pair.Key}={Uri.EscapeDataString(pair.Value!)}");
        return $"/connect/authorize?{string.Join('&', query)}";
    }

    /// <summary>A code for who is signed in at the browser.</summary>
    public async Task<string> CodeAsync(Browser browser, CancellationToken ct)
    {
        var answer = await browser.GetAsync(Request(), ct);
        return CodeIn(answer.Location) ?? throw new InvalidOperationException($"No code but {answer.Status} {answer.Location} {answer.Body}");
    }

    /// <summary>The code that a redirect to the application carries; null where it carries none.</summary>
    public static string? CodeIn(string? location) =>
        Uri.TryCreate(location, UriKind.Absolute, out var redirect) ? HttpUtility.ParseQueryString(redirect.Query)["code"] : null;

    /// <summary>Tokens for a code.</summary>
    public Task<TokenAnswer> RedeemAsync(string code, CancellationToken ct, params (string Name, string? Value)[] others) => TokenAsync(
        [("grant_type", "authorization_code"), ("client_id", IdentitySettings.Application), ("code", code), ("redirect_uri", IdentitySettings.RedirectUri), ("code_verifier", Verifier), .. others], ct);

    /// <summary>Tokens for who is signed in at the browser.</summary>
    public async Task<TokenAnswer> TokensAsync(Browser browser, CancellationToken ct) => await RedeemAsync(await CodeAsync(browser, ct), ct);

    /// <summary>Tokens for a refresh token.</summary>
    public Task<TokenAnswer> RefreshAsync(string token, CancellationToken ct) =>
        TokenAsync([("grant_type", "refresh_token"), ("client_id", IdentitySettings.Application), ("refresh_token", token)], ct);

    /// <summary>Tokens of a program for itself.</summary>
    public Task<TokenAnswer> MachineAsync(string client, string secret, CancellationToken ct) =>
        TokenAsync([("grant_type", "client_credentials"), ("client_id", client), ("client_secret", secret)], ct);

    /// <summary>What the token endpoint answers to a form; of a field named twice the last counts, one set to null is left out.</summary>
    public async Task<TokenAnswer> TokenAsync(IEnumerable<(string Name, string? Value)> fields, CancellationToken ct)
    {
        var last = fields.GroupBy(field => field.Name).Select(group => KeyValuePair.Create(group.Key, group.Last().Value)).Where(pair => pair.Value is not null);
        using var form = new FormUrlEncodedContent(last);
        using var answer = await http.PostAsync(new Uri("/connect/token", UriKind.Relative), form, ct);
        return new((int)answer.StatusCode, JsonElement.Parse(await answer.Content.ReadAsStringAsync(ct)));
    }

    /// <summary>What the issuer answers about the bearer of a token.</summary>
    public async Task<HttpStatusCode> UserInfoAsync(string token, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri("/connect/userinfo", UriKind.Relative));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var answer = await http.SendAsync(request, ct);
        return answer.StatusCode;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}

/// <summary>What the token endpoint answered.</summary>
public sealed record TokenAnswer(int Status, JsonElement Body)
{
    /// <summary>The protocol's error code; null where tokens came.</summary>
    public string? Error => Body.TryGetProperty("error", out var error) ? error.GetString() : null;

    /// <summary>The access token.</summary>
    public string Access => Text("access_token");

    /// <summary>The refresh token.</summary>
    public string Refresh => Text("refresh_token");

    /// <summary>The identity token.</summary>
    public string Id => Text("id_token");

    /// <summary>What a token says.</summary>
    public static JsonElement Claims(string token, int part = 1) => JsonElement.Parse(Base64Url.DecodeFromChars(token.Split('.')[part]));

    private string Text(string name) =>
        Body.TryGetProperty(name, out var value) ? value.GetString()! : throw new InvalidOperationException($"{Status} {Body}");
}
