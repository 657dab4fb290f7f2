using Microsoft.AspNetCore.Authorization;

namespace ArchivePlatform.Identities.Sessions;

/// <summary>The policy of a person's own pages: signed in at this browser.</summary>
internal static class SignedInHere
{
    internal const string Name = "signed-in-here";

    internal static void Add(AuthorizationOptions options) =>
        options.AddPolicy(Name, policy => policy.AddAuthenticationSchemes(SessionCookie.Scheme).RequireAuthenticatedUser());
}
