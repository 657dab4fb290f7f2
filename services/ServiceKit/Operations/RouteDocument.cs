using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace ArchivePlatform.ServiceKit.Operations;

/// <summary>The service's routes as OpenAPI, each with the policies its caller must pass (<c>x-policy</c>).</summary>
internal static class RouteDocument
{
    internal static void Configure(OpenApiOptions options)
    {
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Servers = [];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.AddExtension("x-policy", new JsonNodeExtension(PoliciesOf(context.Description.ActionDescriptor.EndpointMetadata)));
            return Task.CompletedTask;
        });
    }

    private static JsonArray PoliciesOf(IList<object> metadata) =>
        [.. metadata.OfType<IAuthorizeData>().Select(data => data.Policy).OfType<string>().Distinct()];
}
