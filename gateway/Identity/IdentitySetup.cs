using System.Net;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ArchivePlatform.Identities.Accounts;
using ArchivePlatform.Identities.Doors;
using ArchivePlatform.Identities.External;
using ArchivePlatform.Identities.Keys;
using ArchivePlatform.Identities.Pages;
using ArchivePlatform.Identities.Seeding;
using ArchivePlatform.Identities.Sessions;
using ArchivePlatform.Identities.Settings;
using ArchivePlatform.Identities.Storage;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Identities;

/// <summary>Puts together what people sign in with: accounts, cookies, pages, and the keys behind them.</summary>
internal static class IdentitySetup
{
    internal static void Add(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Several lines a request, with what clients send in them.
        builder.Logging.AddFilter("OpenIddict", LogLevel.Warning);
        // It warns on every page that caching is forbidden, which it is.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        builder.AddSettings<IdentitySettings>("Identity");
        Accounts(services);
        Cookies(services, builder.Configuration.GetSection("Identity:External").Exists());
        services.AddOptions<AntiforgeryOptions>().Configure<IOptions<IdentitySettings>>((forms, settings) =>
        {
            var secure = settings.Value.Issuer.StartsWith("https:", StringComparison.Ordinal);
            forms.Cookie.Name = secure ? "__Host-archive-form" : "archive-form";
            forms.Cookie.SameSite = SameSiteMode.Lax;
            forms.Cookie.SecurePolicy = secure ? CookieSecurePolicy.Always : CookieSecurePolicy.None;
            forms.Cookie.Path = "/";
        });
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.AddRazorPages().AddMvcOptions(mvc => mvc.Filters.Add<AntiforgeryRefusal>());
        services.Configure<AuthorizationOptions>(SignedInHere.Add);
        services.AddScoped<SessionDesk>();
        services.AddScoped<SignInDesk>();
        services.AddScoped<Entrance>();
        services.AddScoped<LinkDesk>();
        services.AddScoped<Newcomer>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<IStartCheck, StartGuard>();
        services.AddScoped<FirstKeys>();
        services.AddScoped<KnownApplications>();
        services.AddScoped<FirstAdministrators>();
        services.AddScoped<DemonstrationPeople>();
    }

    /// <summary>Before everything else: who asks, by the gateway's word, and under which address, by the settings' word alone.</summary>
    internal static void Use(WebApplication app)
    {
        var options = app.Services.GetRequiredService<IOptions<IdentitySettings>>();
        var forwarded = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor };
        foreach (var proxy in options.Value.Proxies)
            forwarded.KnownProxies.Add(IPAddress.Parse(proxy));
        app.UseForwardedHeaders(forwarded);
        app.Use((http, next) =>
        {
            var issuer = new Uri(options.Value.Issuer);
            http.Request.Scheme = issuer.Scheme;
            http.Request.Host = HostString.FromUriComponent(issuer);
            return http.Request.Path.StartsWithSegments("/account", StringComparison.Ordinal) ? PageRefusals.ShowAsync(http, next) : next(http);
        });
    }

    private static void Accounts(IServiceCollection services)
    {
        services.AddIdentityCore<Account>(identity =>
            {
                identity.Password.RequiredLength = PasswordForm.Shortest;
                identity.Password.RequiredUniqueChars = 1;
                identity.Password.RequireDigit = identity.Password.RequireLowercase = identity.Password.RequireUppercase = identity.Password.RequireNonAlphanumeric = false;
                identity.Lockout.MaxFailedAccessAttempts = 5;
                identity.Lockout.DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15);
                identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyz0123456789.-";
            })
            .AddUserStore<UserOnlyStore<Account, IdentityDb, string>>()
            .AddTokenProvider<AuthenticatorTokenProvider<Account>>(TokenOptions.DefaultAuthenticatorProvider);
        services.AddDataProtection().SetApplicationName("archive-identity").PersistKeysToDbContext<IdentityDb>();
        services.AddOptions<KeyManagementOptions>().Configure<KeySeal>((management, seal) => management.XmlEncryptor = new SealedXml(seal));
    }

    private static void Cookies(IServiceCollection services, bool external)
    {
        services.ConfigureOptions<SessionCookie>();
        var authentication = services.AddAuthentication()
            .AddCookie(SessionCookie.Scheme)
            .AddCookie(SessionCookie.Half)
            .AddCookie(SessionCookie.External);
        if (!external)
            return;
        services.ConfigureOptions<ExternalSetup>();
        authentication.AddOpenIdConnect(ExternalSetup.Scheme, null, _ => { });
    }
}
