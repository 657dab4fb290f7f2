using System.Net.Http.Headers;

namespace ArchivePlatform.Stack.SignIn;

/// <summary>Puts the token of somebody who signed in on every request.</summary>
internal sealed class SignedInHandler(SignedIn person) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        request.Headers.Authorization ??= new AuthenticationHeaderValue("Bearer", await person.TokenAsync(cancellationToken));
        return await base.SendAsync(request, cancellationToken);
    }
}
