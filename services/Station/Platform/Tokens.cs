using System.Net.Http.Json;
using ArchivePlatform.Stations.Enrolment;

namespace ArchivePlatform.Stations.Platform;

/// <summary>The station's access token, got by its secret (RFC 6749, client credentials) and renewed before it ends.</summary>
internal sealed class Tokens(HttpClient http, StationKey key, Patience patience, Language language, TimeProvider clock) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim gate = new(1);
    private string? held;
    private long gotAt;
    private TimeSpan goodFor;

    /// <summary>A token good for half a minute yet.</summary>
    /// <exception cref="Stopped"><c>NOT_REACHABLE</c>, <c>NOT_PERMITTED</c></exception>
    public async Task<string> GetAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            return held is { } token && clock.GetElapsedTime(gotAt) < goodFor - Margin ? token : await RenewAsync(ct);
        }
        finally
        {
            gate.Release();
        }
    }

    /// <summary>A token was not believed; the next is a new one, unless it was renewed meanwhile.</summary>
    public void Forget(string token) => Interlocked.CompareExchange(ref held, null, token);

    public void Dispose() => gate.Dispose();

    private async Task<string> RenewAsync(CancellationToken ct)
    {
        while (true)
        {
            var began = clock.GetTimestamp();
            var (answer, fault) = await TryAsync(ct);
            if (answer is not null)
            {
                patience.Succeed();
                (held, gotAt, goodFor) = (answer.AccessToken, began, TimeSpan.FromSeconds(answer.ExpiresIn));
                return answer.AccessToken;
            }
            fault!.RequireWorthTrying(language);
            await patience.PauseAsync(fault.Sentence, fault.RetryAfter, ct);
        }
    }

    private async Task<(TokenAnswer? Answer, Fault? Fault)> TryAsync(CancellationToken ct)
    {
        using var form = new FormUrlEncodedContent(
            [new("grant_type", "client_credentials"), new("client_id", key.ClientId), new("client_secret", key.ClientSecret)]);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(AnswerWithin);
        try
        {
            using var answer = await http.PostAsync(new Uri(key.Gateway, "connect/token"), form, timeout.Token);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync(StationJson.Default.TokenAnswer, timeout.Token), null)
                : (null, await Fault.OfAsync(answer, timeout.Token));
        }
        catch (Exception broken) when (Fault.IsBroken(broken, ct))
        {
            return (null, Fault.Of(broken));
        }
    }
}
