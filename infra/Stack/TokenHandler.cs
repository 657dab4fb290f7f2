using System.Net.Http.Headers;

namespace ArchivePlatform.Stack;

/// <summary>Puts a token made at that moment on every request that carries none.</summary>
internal sealed class TokenHandler(Person person, Instance instance) : DelegatingHandler
{
    private readonly DemonstrationIssuer issuer = DemonstrationIssuer.Open();
    private readonly string name = new IdentitySettings(instance).Issuer;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = issuer.Token(person, DemonstrationIssuer.Longest, instance.Now, name);
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", token);
        return base.SendAsync(request, cancellationToken);
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            issuer.Dispose();
        base.Dispose(disposing);
    }
}
