using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities.Sessions;

/// <summary>The two cookies of the sign-in pages: a session, and the few minutes between password and second factor.</summary>
internal sealed class SessionCookie(IOptions<IdentitySettings> options, TimeProvider clock) : IConfigureNamedOptions<CookieAuthenticationOptions>
{
    internal const string Scheme = "archive-session";

    /// <summary>Who has given the password and not yet the second factor.</summary>
    internal const string Half = "archive-half";

    /// <summary>Who came back from another issuer.</summary>
    internal const string External = "archive-external";

    private static readonly TimeSpan HalfTime = TimeSpan.FromMinutes(10);

    public void Configure(CookieAuthenticationOptions options) => Configure(Options.DefaultName, options);

    public void Configure(string? name, CookieAuthenticationOptions cookie)
    {
        if (name is not (Scheme or Half or External))
            return;
        var secure = options.Value.Issuer.StartsWith("https:", StringComparison.Ordinal);
        cookie.TimeProvider = clock;
        cookie.Cookie.Name = secure ? $"__Host-{name}" : name;
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.IsEssential = true;
        cookie.Cookie.Path = "/";
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
        cookie.SlidingExpiration = false;
        cookie.ExpireTimeSpan = name == Scheme ? TimeSpan.FromHours(options.Value.SessionHours) : HalfTime;
        cookie.Events.OnRedirectToLogin = ChallengeAsync;
        cookie.Events.OnRedirectToAccessDenied = _ => throw new RequestRefused(Refusals.RoleRequired);
        if (name == Scheme)
            cookie.Events.OnValidatePrincipal = ValidateAsync;
    }

    private static async Task ValidateAsync(CookieValidatePrincipalContext context)
    {
        var desk = context.HttpContext.RequestServices.GetRequiredService<SessionDesk>();
        if (await desk.FindAsync(context.Principal, context.HttpContext.RequestAborted) is null)
            context.RejectPrincipal();
    }

    /// <summary>Somebody without a session is shown the way in; a session that was changed or has ended is thrown away and refused.</summary>
    private static Task ChallengeAsync(RedirectContext<CookieAuthenticationOptions> context)
    {
        var http = context.HttpContext;
        if (http.Request.Cookies.ContainsKey(context.Options.Cookie.Name!))
        {
            http.Response.OnStarting(() =>
            {
                context.Options.CookieManager.DeleteCookie(http, context.Options.Cookie.Name!, context.Options.Cookie.Build(http));
                return Task.CompletedTask;
            });
            throw new RequestRefused(RefusedHere.SessionInvalid);
        }
        http.Response.Redirect($"/account/sign-in?returnUrl={Uri.EscapeDataString(http.Request.Path + http.Request.QueryString)}");
        return Task.CompletedTask;
    }
}
