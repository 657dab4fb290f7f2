using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Xml;
using System.Xml.Linq;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Scanning.Store;

/// <summary>Sends signed requests to the store and tells a store that is away from one that refuses.</summary>
/// <remarks>Signed by the machine's own clock, which is the store's too: the platform's may be shifted in a demonstration.</remarks>
internal sealed class StoreClient(IOptions<StorageOptions> options) : IDisposable
{
    /// <summary>How long the store may take to begin an answer, and to give the next bytes of one.</summary>
    internal static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly HttpClient http = new(new SocketsHttpHandler
    {
        UseProxy = false,
        AllowAutoRedirect = false,
        ActivityHeadersPropagator = null,
        ConnectTimeout = TimeSpan.FromSeconds(3),
        PooledConnectionLifetime = TimeSpan.FromMinutes(5),
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    /// <summary>Whether there is a store at all.</summary>
    internal bool IsConfigured => options.Value.Endpoint is not null;

    /// <summary>Sends a request of the own key; the caller disposes the answer.</summary>
    /// <param name="key">The object; null for the bucket itself.</param>
    /// <param name="signed">Further headers, in small letters.</param>
    /// <exception cref="StoreAway">It is away.</exception>
    /// <exception cref="StoreRefused">It refuses.</exception>
    internal async Task<HttpResponseMessage> SendAsync(
        HttpMethod method, string? key, IReadOnlyList<(string Name, string Value)> query, CancellationToken ct, byte[]? body = null, params (string Name, string Value)[] signed)
    {
        var answer = await TrySendAsync(method, key, query, ct, body, signed);
        if (answer.IsSuccessStatusCode)
            return answer;
        using (answer)
            throw await RefusalAsync(answer, ct);
    }

    /// <summary>As <see cref="SendAsync"/>, but a refusal is an answer too.</summary>
    internal async Task<HttpResponseMessage> TrySendAsync(
        HttpMethod method, string? key, IReadOnlyList<(string Name, string Value)> query, CancellationToken ct, byte[]? body = null, params (string Name, string Value)[] signed)
    {
        using var request = Request(method, key, query, body, signed);
        return await AnswerAsync(request, ct);
    }

    /// <summary>Sends a request as it is; the caller disposes the answer.</summary>
    /// <exception cref="StoreAway">The store is away.</exception>
    internal async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, patience.Token);
            if ((int)answer.StatusCode < 500)
                return answer;
            using (answer)
                throw new StoreAway($"The store answered {(int)answer.StatusCode}");
        }
        catch (HttpRequestException away)
        {
            throw new StoreAway(away.Message, away);
        }
        catch (OperationCanceledException late) when (!ct.IsCancellationRequested)
        {
            throw new StoreAway("The store did not answer in time", late);
        }
    }

    /// <summary>What an answer holds.</summary>
    /// <exception cref="StoreAway">It breaks off, or is no document.</exception>
    internal static async Task<XElement> ReadAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        try
        {
            await using var stream = await answer.Content.ReadAsStreamAsync(patience.Token);
            return await XElement.LoadAsync(stream, LoadOptions.None, patience.Token);
        }
        catch (Exception broken) when (broken is XmlException or IOException or HttpRequestException || (broken is OperationCanceledException && !ct.IsCancellationRequested))
        {
            throw new StoreAway("The store's answer breaks off", broken);
        }
    }

    /// <summary>The value of a member at any depth, whatever its namespace; null where there is none.</summary>
    internal static string? Text(XElement answer, string name) =>
        answer.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == name)?.Value;

    /// <summary>Checksum without which a store takes no settings.</summary>
    internal static (string, string) Md5(byte[] body)
    {
#pragma warning disable CA5351 // The protocol asks for it against damage on the way, not against forgery.
        return ("content-md5", Convert.ToBase64String(MD5.HashData(body)));
#pragma warning restore CA5351
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();

    private HttpRequestMessage Request(HttpMethod method, string? key, IReadOnlyList<(string Name, string Value)> query, byte[]? body, (string Name, string Value)[] further)
    {
        var store = options.Value;
        var endpoint = store.Endpoint ?? throw new StoreAway("There is no store");
        var path = key is null ? $"/{store.Bucket}" : $"/{store.Bucket}/{key}";
        var (now, digest) = (TimeProvider.System.GetUtcNow(), Signature.Digest(body ?? []));
        List<(string Name, string Value)> headers =
            [("host", endpoint.Authority), ("x-amz-content-sha256", digest), ("x-amz-date", Signature.Instant(now)), .. further];
        var request = new HttpRequestMessage(method, new Uri(endpoint, query.Count == 0 ? path : $"{path}?{Signature.Query(query)}"));
        if (body is not null)
            request.Content = new ByteArrayContent(body);
        foreach (var (name, value) in headers)
            Add(request, name, value);
        request.Headers.TryAddWithoutValidation("Authorization", new Signature(store.AccessKey, store.SecretKey, store.Region).Authorization(method.Method, path, query, headers, digest, now));
        return request;
    }

    /// <summary>Adds a header where it belongs; <c>host</c> is the address's own.</summary>
    internal static void Add(HttpRequestMessage request, string name, string value)
    {
        if (name is "content-type")
            (request.Content ??= new ByteArrayContent([])).Headers.ContentType = MediaTypeHeaderValue.Parse(value);
        else if (name is "content-md5")
            request.Content!.Headers.TryAddWithoutValidation(name, value);
        else if (name is not "host")
            request.Headers.TryAddWithoutValidation(name, value);
    }

    private static async Task<Exception> RefusalAsync(HttpResponseMessage answer, CancellationToken ct)
    {
        if (answer.Content.Headers.ContentLength is 0 || answer.RequestMessage?.Method == HttpMethod.Head || answer.StatusCode == HttpStatusCode.NotModified)
            return new StoreRefused((int)answer.StatusCode, "");
        return new StoreRefused((int)answer.StatusCode, Text(await ReadAsync(answer, ct), "Code") ?? "");
    }
}
