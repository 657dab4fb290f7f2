using System.Diagnostics;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text.Json;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;

namespace ArchivePlatform.ServiceKit.Access;

/// <summary>The issuer's public keys: from the file, or fetched and kept fresh from its metadata so that a rotation needs no restart.</summary>
/// <remarks>While the issuer is away, tokens of known keys stay good until they end; a token of an unknown key is answered 503 and not 401.</remarks>
internal sealed partial class IssuerKeys(IOptions<AuthOptions> auth, ILogger<IssuerKeys> log) : IDisposable
{
    /// <summary>Shortest pause between two fetches for keys nobody knows, so that forged tokens cannot hammer the issuer.</summary>
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private readonly HttpClient http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, ActivityHeadersPropagator = null, PooledConnectionLifetime = TimeSpan.FromMinutes(2) })
    {
        Timeout = TimeSpan.FromSeconds(5),
        MaxResponseContentBufferSize = 1_000_000,
    };

    private readonly SemaphoreSlim gate = new(1);
    private volatile IReadOnlyDictionary<string, SecurityKey>? known;
    private long triedAt;
    private bool reached;

    /// <summary>The key of that name; of a file there is one, whatever the token calls it.</summary>
    internal IEnumerable<SecurityKey> Named(string? kid) =>
        auth.Value.Metadata is null ? FromFile().Values
        : known is { } keys && kid is not null && keys.TryGetValue(kid, out var key) ? [key]
        : [];

    /// <summary>Fetches the keys where the token names one that is not known, or where those known are old.</summary>
    /// <exception cref="RequestRefused"><c>DEPENDENCY_UNAVAILABLE</c> (503): the key is unknown and the issuer away.</exception>
    internal async Task MeetAsync(string? kid, CancellationToken ct)
    {
        if (auth.Value.Metadata is not { } metadata || kid is null)
            return;
        if (known is { } keys && keys.ContainsKey(kid))
        {
            if (Age() > Fresh() && await gate.WaitAsync(0, ct))
                _ = RefreshAsync(metadata);
            return;
        }
        await gate.WaitAsync(ct);
        if (known is { } now && (now.ContainsKey(kid) || (reached && Age() < Pause)))
            gate.Release();
        else
            await RefreshAsync(metadata);
        if (!reached && known?.ContainsKey(kid) != true)
            throw new RequestRefused(Refusals.Unavailable);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        http.Dispose();
        gate.Dispose();
    }

    /// <summary>Fetches under the gate, which it releases.</summary>
    private async Task RefreshAsync(Uri metadata)
    {
        try
        {
            known = await FetchAsync(metadata);
            reached = true;
        }
        catch (Exception fault) when (fault is HttpRequestException or JsonException or InvalidDataException or OperationCanceledException or CryptographicException or KeyNotFoundException or ArgumentException or FormatException)
        {
            reached = false;
            LogAway(log, metadata, fault.Message);
        }
        finally
        {
            triedAt = Stopwatch.GetTimestamp();
            gate.Release();
        }
    }

    private async Task<IReadOnlyDictionary<string, SecurityKey>> FetchAsync(Uri metadata)
    {
        var document = await http.GetFromJsonAsync<JsonElement>(metadata);
        var issuer = document.GetProperty("issuer").GetString();
        if (issuer != auth.Value.Issuer)
            throw new InvalidDataException($"the metadata are of issuer '{issuer}', not '{auth.Value.Issuer}'");
        var keys = new JsonWebKeySet(await http.GetStringAsync(Reached(document.GetProperty("jwks_uri").GetString()!, metadata)));
        return keys.Keys
            .Where(key => key is { Kty: JsonWebAlgorithmsKeyTypes.EllipticCurve, Crv: JsonWebKeyECTypes.P256, Kid.Length: > 0 } && key.Use is null or "sig")
            .ToDictionary(key => key.Kid, SecurityKey (key) => key);
    }

    /// <summary>Below the issuer's public address the keys are fetched from where its metadata came; elsewhere at their own address.</summary>
    private Uri Reached(string keys, Uri metadata)
    {
        var issuer = auth.Value.Issuer.TrimEnd('/') + "/";
        var inside = metadata.AbsoluteUri[..(metadata.AbsoluteUri.LastIndexOf("/.well-known/", StringComparison.Ordinal) + 1)];
        return new Uri(inside.Length > 0 && keys.StartsWith(issuer, StringComparison.Ordinal) ? inside + keys[issuer.Length..] : keys);
    }

    /// <summary>Age at which the keys are fetched again; a key the issuer withdrew is believed no longer.</summary>
    private TimeSpan Fresh() => TimeSpan.FromSeconds(auth.Value.KeysFreshForSeconds);

    private TimeSpan Age() => Stopwatch.GetElapsedTime(triedAt);

    private IReadOnlyDictionary<string, SecurityKey> FromFile()
    {
        if (known is { } read)
            return read;
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(auth.Value.PublicKeyFile!));
        return known = new Dictionary<string, SecurityKey> { [""] = new ECDsaSecurityKey(key) };
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The issuer's keys could not be fetched from {Address}: {Reason}")]
    private static partial void LogAway(ILogger log, Uri address, string reason);
}
