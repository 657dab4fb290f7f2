using System.Globalization;
using System.Net;
using System.Text.Json;
using ArchivePlatform.Stack;

namespace ArchivePlatform.Tools.Matrix;

/// <summary>A route as callers know it.</summary>
/// <param name="Service">The part that decides about it.</param>
/// <param name="Pattern">Its address with names in braces, for example <c>/api/dossier/dossiers/{id}</c>.</param>
internal sealed record Route(string Service, string Method, string Pattern)
{
    private static readonly string[] DoorsOfServices = ["/health/live", "/health/ready", "/openapi"];
    private static readonly string[] DoorsOfGateway = ["/health/live", "/health/ready", "/docs", "/docs/openapi.json", "/api/nobody/here"];

    /// <summary>Every route of the merged description, and the doors that stand in none.</summary>
    internal static async Task<IReadOnlyList<Route>> ReadAsync(Instance instance, Person developer, CancellationToken ct)
    {
        using var gateway = instance.ThroughGateway(developer, ArchivePlatform.Stack.Service.Named("dossier"));
        var document = await Eventually.Gives("the gateway describes the routes of all services", async () =>
        {
            using var answer = await gateway.GetAsync(new Uri("/docs/openapi.json", UriKind.Relative), ct);
            if (answer.StatusCode != HttpStatusCode.OK)
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"it answers {(int)answer.StatusCode}"));
            var merged = new Described(JsonElement.Parse(await answer.Content.ReadAsStringAsync(ct)));
            return merged.IsWhole ? merged : null;
        }, ct: ct);
        return
        [
            .. document.Routes,
            .. ArchivePlatform.Stack.Service.All.SelectMany(_ => DoorsOfServices, (service, door) => new Route(service.Name, "GET", door)),
            .. DoorsOfGateway.Select(door => new Route("gateway", "GET", door)),
        ];
    }

    /// <summary>The merged document.</summary>
    private sealed record Described(JsonElement Document)
    {
        internal bool IsWhole => Document.GetProperty("x-missing").GetArrayLength() == 0;

        internal IEnumerable<Route> Routes =>
            from path in Document.GetProperty("paths").EnumerateObject()
            from operation in path.Value.EnumerateObject()
            select new Route(path.Name.Split('/')[2], operation.Name.ToUpperInvariant(), path.Name.TrimEnd('/'));
    }
}
