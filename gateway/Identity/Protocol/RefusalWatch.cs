using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using Microsoft.AspNetCore;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ArchivePlatform.Identities.Protocol;

/// <summary>A sign-in request without <c>state</c> is refused: the application could not tell its own answer from a forged one.</summary>
internal sealed class StateRequired : IOpenIddictServerHandler<ValidateAuthorizationRequestContext>
{
    internal static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateAuthorizationRequestContext>()
        .UseSingletonHandler<StateRequired>()
        .SetOrder(int.MaxValue - 100_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public ValueTask HandleAsync(ValidateAuthorizationRequestContext context)
    {
        if (string.IsNullOrEmpty(context.Request.State))
            context.Reject(Errors.InvalidRequest, "The mandatory 'state' parameter is missing.");
        return default;
    }
}

/// <summary>Notes a refused sign-in request in the stream of who is signed in at that browser; strangers are counted.</summary>
internal sealed class RefusalWatch(SessionDesk sessions, Throttle throttle, IdentityDb db) : IOpenIddictServerHandler<ApplyAuthorizationResponseContext>
{
    internal static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ApplyAuthorizationResponseContext>()
        .UseScopedHandler<RefusalWatch>()
        .SetOrder(int.MinValue + 50_000)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public async ValueTask HandleAsync(ApplyAuthorizationResponseContext context)
    {
        if (context.Response.Error is not { } error || error == Errors.LoginRequired || context.Transaction.GetHttpRequest()?.HttpContext is not { } http)
            return;
        if (await sessions.VisitorAsync(http, context.CancellationToken) is { } visitor)
        {
            db.AuditRefusal(visitor.Account.Id, "person", "authorization.refused", $"application/{context.Request?.ClientId}", error.ToUpperInvariant());
            await db.SaveChangesAsync(context.CancellationToken);
        }
        else
        {
            await throttle.UnknownAsync("authorize", context.CancellationToken);
        }
    }
}
