using Yarp.ReverseProxy.Forwarder;

namespace ArchivePlatform.Gateway.Forwarding;

/// <summary>Tries another replica once where the first was gone: always for a read, and for a write only if it never left here.</summary>
internal static class SecondTry
{
    internal static async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var proxy = context.GetReverseProxyFeature();
        var available = proxy.AvailableDestinations;
        await next(context);
        if (available.Count < 2 || context.Response.HasStarted || context.RequestAborted.IsCancellationRequested || !MayRepeat(context))
            return;
        var others = available.Where(destination => destination != proxy.ProxiedDestination).ToList();
        context.Features.Set<IForwarderErrorFeature>(null);
        context.Response.Clear();
        proxy.AvailableDestinations = others;
        await next(context);
    }

    private static bool MayRepeat(HttpContext context)
    {
        if (context.GetForwarderErrorFeature() is not { } fault)
            return false;
        var isRead = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method);
        var neverLeft = fault.Exception is HttpRequestException { HttpRequestError: HttpRequestError.ConnectionError };
        return neverLeft || (isRead && fault.Error is ForwarderError.Request or ForwarderError.ResponseHeaders);
    }
}
