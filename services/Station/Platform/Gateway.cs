using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ArchivePlatform.Stations.Enrolment;

namespace ArchivePlatform.Stations.Platform;

/// <summary>The one way to the platform: posts as this station, with a good token, and again while the platform is away.</summary>
internal sealed class Gateway(HttpClient http, StationKey key, Tokens tokens, Patience patience, PlatformTime time, Language language)
{
    private const int MostRenewals = 3;

    /// <summary>A token given in the very second in which rights were changed is stale; that second is over then.</summary>
    private static readonly TimeSpan StaleFor = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(100);

    /// <summary>Posts and reads the answer.</summary>
    /// <param name="path">Below the gateway's origin.</param>
    /// <param name="once"><c>Idempotency-Key</c>; null for a post that only reads.</param>
    /// <exception cref="Stopped"><c>NOT_REACHABLE</c>, <c>NOT_PERMITTED</c></exception>
    /// <exception cref="RequestRefused">The platform refuses the request as a whole, and would again.</exception>
    public async Task<TAnswer> PostAsync<TRequest, TAnswer>(
        string path, TRequest request, JsonTypeInfo<TRequest> asked, JsonTypeInfo<TAnswer> answered, string? once, CancellationToken ct)
        where TAnswer : class
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(request, asked);
        for (var renewals = 0; ;)
        {
            var token = await tokens.GetAsync(ct);
            var (answer, fault) = await TryAsync(path, body, answered, token, once, ct);
            if (answer is not null)
            {
                patience.Succeed();
                return answer;
            }
            if (fault!.Status == HttpStatusCode.Unauthorized && renewals++ < MostRenewals)
            {
                tokens.Forget(token);
                if (renewals > 1)
                    await patience.PauseAsync(fault.Sentence, StaleFor, ct);
                continue;
            }
            fault.RequireWorthTrying(language);
            await patience.PauseAsync(fault.Sentence, fault.RetryAfter, ct);
        }
    }

    private async Task<(TAnswer? Answer, Fault? Fault)> TryAsync<TAnswer>(string path, byte[] body, JsonTypeInfo<TAnswer> answered, string token, string? once, CancellationToken ct)
        where TAnswer : class
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(key.Gateway, path)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        request.Headers.AcceptLanguage.ParseAdd(language.Tag);
        if (once is not null)
            request.Headers.Add("Idempotency-Key", once);
        using var timeout = CancellationTokenSource.CreateLinkedTokenSource(ct);
        timeout.CancelAfter(AnswerWithin);
        try
        {
            using var answer = await http.SendAsync(request, timeout.Token);
            time.Note(answer);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync(answered, timeout.Token), null)
                : (null, await Fault.OfAsync(answer, timeout.Token));
        }
        catch (Exception broken) when (Fault.IsBroken(broken, ct))
        {
            return (null, Fault.Of(broken));
        }
    }
}
