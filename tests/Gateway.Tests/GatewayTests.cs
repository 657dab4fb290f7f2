using System.Net.Http.Headers;
using ArchivePlatform.Gateway.Tests.Media;
using ArchivePlatform.Gateway.Tests.Wire;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;

namespace ArchivePlatform.Gateway.Tests;

/// <summary>Tests that come in by the gateway, over HTTP or over a bare connection.</summary>
public abstract class GatewayTests(Platform platform) : PlatformTests(platform)
{
    /// <summary>The gateway's origin.</summary>
    protected Uri Origin => Platform.Gateway.Process.Address;

    /// <summary>Signs addresses of the store the gateway leads to.</summary>
    private protected Presigner Signer { get; private set; } = null!;

    /// <inheritdoc/>
    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Signer = await Presigner.OpenAsync(Ct);
        await Platform.Gateway.StartAsync(settings: Signer.ForGateway, ct: Ct);
        await Demo.CompanyAsync();
    }

    /// <summary>One of the demonstration's people, signed in, in front of a service by the gateway.</summary>
    protected HttpClient By(Person person, string service) => Platform.Instance.ThroughGateway(Platform.SignedIn(person), Service.Named(service));

    /// <summary>A client nobody knows.</summary>
    protected HttpClient Nobody() => new(new SocketsHttpHandler { UseProxy = false, AllowAutoRedirect = false }) { BaseAddress = Origin };

    /// <summary>A client with the given token.</summary>
    protected HttpClient With(string token)
    {
        var client = Nobody();
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A token of the tools, good now, for somebody who need not exist.</summary>
    protected string Token(Person person)
    {
        using var issuer = DemonstrationIssuer.Open();
        return issuer.Token(person, DemonstrationIssuer.Longest, Platform.Instance.Now, new IdentitySettings(Platform.Instance).Issuer);
    }

    /// <summary>Sends and reads the whole answer as text.</summary>
    protected static async Task<Reply> SendAsync(HttpClient client, HttpMethod method, string path, HttpContent? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(client.BaseAddress!, path)) { Content = body };
        foreach (var (name, value) in headers)
            request.Headers.TryAddWithoutValidation(name, value);
        using var answer = await client.SendAsync(request, Ct);
        return await Reply.OfAsync(answer, Ct);
    }

    /// <summary>Sends a request line and headers as they are, with the host's and the person's lines added.</summary>
    protected async Task<Reply> RawAsync(string requestLine, params string[] lines)
    {
        await using var wire = await RawConnection.OpenAsync(Origin, Ct);
        await wire.SendAsync($"{requestLine}\r\nHost: {Origin.Authority}\r\nConnection: close\r\n{string.Concat(lines.Select(line => line + "\r\n"))}\r\n", Ct);
        return Reply.Parse(await wire.ReadToEndAsync(Ct));
    }
}
