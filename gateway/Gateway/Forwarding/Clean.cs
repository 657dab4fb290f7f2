using Yarp.ReverseProxy.Transforms;
using Yarp.ReverseProxy.Transforms.Builder;

namespace ArchivePlatform.Gateway.Forwarding;

/// <summary>What every route does to a request on its way, beyond its own configuration.</summary>
internal static class Clean
{
    internal static void Apply(TransformBuilderContext context)
    {
        var isUpload = context.Route.Metadata?.GetValueOrDefault("Kind") == RouteKind.Upload;
        // The store signs the request's own host and must see no header that the signer did not know.
        context.AddXForwarded(isUpload ? ForwardedTransformActions.Off : ForwardedTransformActions.Set);
        if (isUpload)
            context.AddPathRemovePrefix("/media");
        // The answer's own caching rule is replaced by the gateway's, not joined to it.
        context.AddResponseHeaderRemove("Cache-Control", ResponseCondition.Always);
    }
}
