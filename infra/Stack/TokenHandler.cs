using System.Net.Http.Headers;

namespace ArchivePlatform.Stack;

/// <summary>Puts a token made at that moment on every request that carries none.</summary>
internal sealed class TokenHandler(Person person, Instance instance) : DelegatingHandler
{
    private readonly DemonstrationIssuer issuer = DemonstrationIssuer.Open();

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var token = issuer.Token(person, DemonstrationIssuer.Longest, instance.Now);
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
