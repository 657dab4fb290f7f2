using ArchivePlatform.ServiceKit.Problems;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Gateway.Entry;

/// <summary>Watches a JSON body on its way through and cuts it off where it nests too deeply; the service never sees the rest.</summary>
internal sealed class JsonDepth(RequestDelegate next, IOptions<GatewayOptions> options)
{
    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.ContentLength is 0 || !context.Request.HasJsonContentType())
        {
            await next(context);
            return;
        }
        var body = new WatchedBody(context.Request.Body, options.Value.MostJsonDepth);
        context.Request.Body = body;
        await next(context);
        if (body.IsTooDeep && !context.Response.HasStarted)
            throw new RequestRefused(Refusals.TooDeep);
    }
}
