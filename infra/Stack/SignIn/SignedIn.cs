namespace ArchivePlatform.Stack.SignIn;

/// <summary>One of the demonstration's people, signed in at the issuer's pages with the password that was written down, and holding real tokens.</summary>
/// <remarks>A machine comes with its secret.</remarks>
public sealed class SignedIn(Instance instance, Person person) : IDisposable
{
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    private readonly Application application = new(ServiceProcess.AddressOf(instance, Service.Gateway, replica: 1));
    private readonly SemaphoreSlim gate = new(1);
    private TokenAnswer? tokens;
    private DateTimeOffset until;

    /// <summary>An access token good for at least half a minute: the one held, or a refreshed one, or one of a new sign-in.</summary>
    /// <exception cref="InvalidOperationException">The issuer gives none; says what it answered.</exception>
    public async Task<string> TokenAsync(CancellationToken ct)
    {
        await gate.WaitAsync(ct);
        try
        {
            if (tokens is null || instance.Now + Margin >= until)
            {
                tokens = await FreshAsync(ct);
                until = DateTimeOffset.FromUnixTimeSeconds(TokenAnswer.Claims(tokens.Access).GetProperty("exp").GetInt64());
            }
            return tokens.Access;
        }
        finally
        {
            gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        application.Dispose();
        gate.Dispose();
    }

    private async Task<TokenAnswer> FreshAsync(CancellationToken ct)
    {
        if (tokens is { } held && !person.IsMachine && await application.RefreshAsync(held.Refresh, ct) is { Error: null } refreshed)
            return refreshed;
        if (person.IsMachine)
            return await application.MachineAsync(person.Id, Secret(), ct);
        using var browser = new Browser(ServiceProcess.AddressOf(instance, Service.Gateway, replica: 1));
        if (SecondFactor.IsAsked(await browser.SignInAsync(person.Id, Secret(), ct)))
            await new SecondFactor(instance, person).GiveAsync(browser, ct);
        return await application.TokensAsync(browser, ct);
    }

    private string Secret()
    {
        var file = new IdentitySettings(instance).PasswordsFile;
        return File.Exists(file) && EnvFile.Read(file).TryGetValue(person.Id, out var secret)
            ? secret
            : throw new InvalidOperationException($"{file} holds no password of {person.Id}: the issuer writes it at its first start.");
    }
}
