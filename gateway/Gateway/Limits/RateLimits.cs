using System.Net;
using System.Security.Claims;
using ArchivePlatform.Gateway.Forwarding;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Gateway.Limits;

/// <summary>Counts each request for its person or station, its application, or the address of whoever is not known.</summary>
internal sealed class RateLimits(RequestDelegate next, PermitBook book, SignInName names, IOptions<LimitOptions> options)
{
    private readonly LimitOptions limits = options.Value;

    public async Task InvokeAsync(HttpContext context)
    {
        switch (RouteKind.Of(context))
        {
            case RouteKind.Health:
                break;
            case RouteKind.Upload:
                await RequireAsync(context, $"upload/{AddressOf(context)}", limits.Upload, mustBeShared: false);
                break;
            case RouteKind.SignIn:
                await RequireAsync(context, $"sign-in/{AddressOf(context)}", limits.SignInAddress, mustBeShared: true);
                if (await names.ReadAsync(context) is { } name)
                    await RequireAsync(context, $"name/{name}", limits.SignInName, mustBeShared: true);
                break;
            default:
                await RequireAsync(context, context.User);
                break;
        }
        await next(context);
    }

    private async ValueTask RequireAsync(HttpContext context, ClaimsPrincipal caller)
    {
        if (caller.FindFirst("sub")?.Value is not { Length: > 0 } subject)
        {
            await RequireAsync(context, $"anonymous/{AddressOf(context)}", limits.Anonymous, mustBeShared: false);
            return;
        }
        if (caller.HasClaim("client_kind", "machine"))
            await RequireAsync(context, "station/" + subject, limits.Station, mustBeShared: false);
        else
            await RequireAsync(context, "person/" + subject, limits.Person, mustBeShared: false);
        if (caller.FindFirst("client_id")?.Value is { Length: > 0 } client)
            await RequireAsync(context, "client/" + client, limits.Client, mustBeShared: false);
    }

    /// <exception cref="RequestRefused"><c>RATE_LIMITED</c> (429)</exception>
    private async ValueTask RequireAsync(HttpContext context, string subject, Limit limit, bool mustBeShared)
    {
        var permit = await book.TakeAsync(subject, limit, mustBeShared, context.RequestAborted);
        if (!permit.IsGranted)
            throw new RequestRefused(Refusals.RateLimited with { RetryAfterSeconds = permit.RetryAfterSeconds }) { IsNoted = !permit.IsFirst };
    }

    /// <summary>The caller's address; of IPv6 the network, since one caller has all addresses of it.</summary>
    private static string AddressOf(HttpContext context)
    {
        var address = context.Connection.RemoteIpAddress ?? IPAddress.None;
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        return bytes.Length == 4 ? address.ToString() : Convert.ToHexStringLower(bytes.AsSpan(0, 8));
    }
}
