using System.Text.Json.Nodes;
using Yarp.ReverseProxy;
using Yarp.ReverseProxy.Model;

namespace ArchivePlatform.Gateway.Docs;

/// <summary>The services' own descriptions of their routes as one document, asked for with the reader's token.</summary>
/// <remarks>Names of schemas get their service in front, since two services may use one name; a service that does not answer is named in <c>x-missing</c>.</remarks>
internal sealed class MergedOpenApi(IProxyStateLookup proxy, IHttpClientFactory clients)
{
    private const string Schemas = "#/components/schemas/";

    internal async Task<JsonObject> ReadAsync(string authorization, CancellationToken ct)
    {
        var (paths, schemas, tags, missing) = (new JsonObject(), new JsonObject(), new JsonArray(), new JsonArray());
        foreach (var cluster in proxy.GetClusters().OrderBy(cluster => cluster.ClusterId, StringComparer.Ordinal).Where(HasRoutes))
        {
            if (await AskAsync(cluster, authorization, ct) is { } document)
                Add(cluster.ClusterId, document, paths, schemas, tags);
            else
                missing.Add(cluster.ClusterId);
        }
        return new JsonObject
        {
            ["openapi"] = "3.1.1",
            ["info"] = new JsonObject { ["title"] = "ArchivePlatform", ["version"] = "1" },
            ["x-missing"] = missing,
            ["tags"] = tags,
            ["paths"] = paths,
            ["components"] = new JsonObject
            {
                ["schemas"] = schemas,
                ["securitySchemes"] = new JsonObject { ["token"] = new JsonObject { ["type"] = "http", ["scheme"] = "bearer", ["bearerFormat"] = "JWT" } },
            },
            ["security"] = new JsonArray(new JsonObject { ["token"] = new JsonArray() }),
        };
    }

    private bool HasRoutes(ClusterState cluster) =>
        proxy.GetRoutes().Any(route => route.Config.ClusterId == cluster.ClusterId && route.Config.Match.Path!.StartsWith("/api/", StringComparison.Ordinal));

    private async Task<JsonObject?> AskAsync(ClusterState cluster, string authorization, CancellationToken ct)
    {
        foreach (var destination in cluster.DestinationsState.AvailableDestinations)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(new Uri(destination.Model.Config.Address), "/openapi"));
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
            try
            {
                using var client = clients.CreateClient(nameof(MergedOpenApi));
                using var answer = await client.SendAsync(request, ct);
                if (answer.IsSuccessStatusCode)
                    return await JsonNode.ParseAsync(await answer.Content.ReadAsStreamAsync(ct), cancellationToken: ct) as JsonObject;
            }
            catch (Exception away) when (away is HttpRequestException or TaskCanceledException && !ct.IsCancellationRequested)
            {
                // The next replica may answer; if none does, the document says so.
            }
        }
        return null;
    }

    private static void Add(string service, JsonObject document, JsonObject paths, JsonObject schemas, JsonArray tags)
    {
        Rename(document, $"{Schemas}{service}.");
        foreach (var (path, operations) in document["paths"]?.AsObject() ?? [])
            paths[path] = Tagged(service, operations!.DeepClone());
        foreach (var (name, schema) in document["components"]?["schemas"]?.AsObject() ?? [])
            schemas[$"{service}.{name}"] = schema!.DeepClone();
        foreach (var tag in document["tags"]?.AsArray() ?? [])
            tags.Add(new JsonObject { ["name"] = $"{service}: {tag!["name"]}" });
    }

    private static JsonNode Tagged(string service, JsonNode operations)
    {
        foreach (var operation in operations.AsObject().Select(pair => pair.Value).OfType<JsonObject>())
        {
            if (operation["tags"] is JsonArray named)
                operation["tags"] = new JsonArray([.. named.Select(tag => (JsonNode)$"{service}: {tag}")]);
        }
        return operations;
    }

    private static void Rename(JsonNode? node, string prefix)
    {
        switch (node)
        {
            case JsonObject fields:
                if (fields["$ref"] is JsonValue reference && reference.ToString().StartsWith(Schemas, StringComparison.Ordinal))
                    fields["$ref"] = prefix + reference.ToString()[Schemas.Length..];
                foreach (var (_, value) in fields)
                    Rename(value, prefix);
                break;
            case JsonArray items:
                foreach (var item in items)
                    Rename(item, prefix);
                break;
            default:
                break;
        }
    }
}
