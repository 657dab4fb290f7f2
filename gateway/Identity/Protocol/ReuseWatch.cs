using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Storage;
using Microsoft.EntityFrameworkCore;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using static OpenIddict.Abstractions.OpenIddictConstants;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ArchivePlatform.Identities.Protocol;

/// <summary>A code or refresh token used twice is in two hands: its session ends, access tokens out of it are stale, and it stands in the trail.</summary>
/// <remarks>OpenIddict itself refuses the token and revokes all others of the same authorization right after (RFC 9700, 4.14).</remarks>
internal sealed class ReuseWatch(IOpenIddictTokenManager tokens, SessionDesk sessions, IdentityDb db) : IOpenIddictServerHandler<ValidateTokenContext>
{
    internal static OpenIddictServerHandlerDescriptor Descriptor { get; } = OpenIddictServerHandlerDescriptor.CreateBuilder<ValidateTokenContext>()
        .UseScopedHandler<ReuseWatch>()
        .SetOrder(OpenIddictServerHandlers.Protection.ValidateTokenEntry.Descriptor.Order - 500)
        .SetType(OpenIddictServerHandlerType.Custom)
        .Build();

    public async ValueTask HandleAsync(ValidateTokenContext context)
    {
        if (context is not { TokenId: { Length: > 0 } id, Principal: { } principal }
            || principal.GetTokenType() is not (TokenTypeIdentifiers.Private.AuthorizationCode or TokenTypeIdentifiers.RefreshToken)
            || await tokens.FindByIdAsync(id, context.CancellationToken) is not { } token
            || !await tokens.HasStatusAsync(token, Statuses.Redeemed, context.CancellationToken)
            || await sessions.FindAsync(principal, context.CancellationToken) is not { } visitor)
            return;
        sessions.End(visitor);
        db.AuditRefusal(visitor.Account.Id, "person", "token.reused", $"session/{visitor.Session.Id}", "INVALID_GRANT");
        try
        {
            await db.SaveChangesAsync(context.CancellationToken);
        }
        catch (DbUpdateConcurrencyException)
        {
            // Another replay of the same token has ended the session at this moment.
            db.ChangeTracker.Clear();
        }
    }
}
