using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.Options;

namespace ArchivePlatform.Gateway.Media;

/// <summary>Prepares an upload: cleaned of what is unsigned, of any size, but not slower than the slowest allowed.</summary>
internal sealed class MediaEntry(RequestDelegate next, IOptions<StorageOptions> storage, IOptions<GatewayOptions> options)
{
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(30);

    public Task InvokeAsync(HttpContext context)
    {
        PresignedPut.Clean(context.Request, storage.Value.Buckets);
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = null;
        if (context.Features.Get<IHttpMinRequestBodyDataRateFeature>() is { } rate)
            rate.MinDataRate = new MinDataRate(options.Value.SlowestUploadBytesPerSecond, Grace);
        return next(context);
    }
}
