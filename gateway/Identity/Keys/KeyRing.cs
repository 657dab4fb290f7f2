using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Primitives;
using Microsoft.IdentityModel.Tokens;
using OpenIddict.Server;

namespace ArchivePlatform.Identities.Keys;

/// <summary>The issuer's keys as this replica knows them, looked up again every few seconds so that a rotation needs no restart.</summary>
internal sealed partial class KeyRing(
    IServiceScopeFactory scopes, KeySeal seal, IOptions<IdentitySettings> options, TimeProvider clock, IMeterFactory meters, ILogger<KeyRing> log)
    : BackgroundService, IConfigureOptions<OpenIddictServerOptions>, IOptionsChangeTokenSource<OpenIddictServerOptions>
{
    private static readonly TimeSpan Look = TimeSpan.FromSeconds(3);

    private volatile IReadOnlyList<StoredKey> keys = [];
    private CancellationTokenSource changed = new();
    private string order = "";

    /// <inheritdoc/>
    public string Name => Options.DefaultName;

    /// <inheritdoc/>
    public IChangeToken GetChangeToken() => new CancellationChangeToken(changed.Token);

    /// <summary>Hands the issuer its keys: the one in use first, then those only published or still believed.</summary>
    public void Configure(OpenIddictServerOptions options)
    {
        foreach (var key in InOrder(signs: true))
            options.SigningCredentials.Add(key.ToSigning(seal));
        foreach (var key in InOrder(signs: false))
            options.EncryptionCredentials.Add(key.ToEncrypting(seal));
        if (ToolsKey() is { } tools)
            options.SigningCredentials.Add(tools);
    }

    /// <summary>Reads the keys and, where anything about them changed, has the issuer take them.</summary>
    internal async Task ReadAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var now = clock.GetUtcNow();
        var found = await scope.ServiceProvider.GetRequiredService<IdentityDb>().Keys.AsNoTracking().Where(key => key.RevokedAt == null).ToListAsync(ct);
        keys = Believed(found, now);
        var present = string.Join(' ', InOrder(true).Concat(InOrder(false)).Select(key => key.Id));
        if (present == order)
            return;
        order = present;
        await Interlocked.Exchange(ref changed, new CancellationTokenSource()).CancelAsync();
    }

    /// <summary>Of each sort: those not yet used, the one in use, and those replaced less than a day ago.</summary>
    internal static IReadOnlyList<StoredKey> Believed(IReadOnlyCollection<StoredKey> all, DateTimeOffset now) =>
    [
        .. from key in all
           let replacedAt = all.Where(other => other.Signs == key.Signs && other.ActiveFrom > key.ActiveFrom).Select(other => other.ActiveFrom).DefaultIfEmpty(DateTimeOffset.MaxValue).Min()
           where replacedAt > now || now - replacedAt < StoredKey.Grace
           select key,
    ];

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        meters.Create("ArchivePlatform").CreateObservableGauge("archive.signing_key.age", Age, "s", "Age of the key that signs at present.");
        using var timer = new PeriodicTimer(Look);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await TryReadAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The process is stopping.
        }
    }

    private async Task TryReadAsync(CancellationToken ct)
    {
        try
        {
            await ReadAsync(ct);
        }
        catch (Exception away) when (away is not OperationCanceledException)
        {
            LogAway(log, away.Message);
        }
    }

    private double Age() => InOrder(signs: true).Select(key => (clock.GetUtcNow() - key.CreatedAt).TotalSeconds).FirstOrDefault();

    private IEnumerable<StoredKey> InOrder(bool signs)
    {
        var now = clock.GetUtcNow();
        return keys.Where(key => key.Signs == signs).OrderBy(key => key.ActiveFrom > now).ThenByDescending(key => key.ActiveFrom);
    }

    /// <summary>The public half of the key the demonstration's tools sign with; it cannot sign here.</summary>
    private SigningCredentials? ToolsKey()
    {
        if (options.Value.Demonstration?.ToolsKeyFile is not { Length: > 0 } file)
            return null;
        var key = ECDsa.Create();
        key.ImportFromPem(File.ReadAllText(file));
        return new(new ECDsaSecurityKey(key) { KeyId = "tools" }, SecurityAlgorithms.EcdsaSha256);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The keys could not be looked up: {Reason}")]
    private static partial void LogAway(ILogger log, string reason);
}
