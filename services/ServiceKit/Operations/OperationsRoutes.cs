using System.Text.Json;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace ArchivePlatform.ServiceKit.Operations;

/// <summary>What the operations team can see and repair in every service, under <c>/operations</c>.</summary>
internal static class OperationsRoutes
{
    internal static void Map(RouteGroupBuilder api)
    {
        var operations = api.MapGroup("/operations").WithTags("Operations").RequireAuthorization(Policies.Operations);
        operations.MapGet("/status", (OperationsDesk desk, CancellationToken ct) => desk.StatusAsync(ct));
        operations.MapGet("/routes", (EndpointDataSource routes) => RouteList.Of(routes));
        operations.MapGet("/models", (OperationsDesk desk) => desk.Models());
        operations.MapPost("/models/{model}/rebuild", (string model, Actor actor, OperationsDesk desk, CancellationToken ct) => desk.EmptyAsync(model, actor, ct));
        operations.MapPost("/replay", (ReplayRequest request, Actor actor, ReplayDesk desk, CancellationToken ct) => desk.ReplayAsync(request, actor, ct));
        operations.MapGet("/exports", (IEnumerable<Export> exports) => exports.Select(export => export.Name).Order(StringComparer.Ordinal));
        operations.MapGet("/exports/{name}", StreamAsync);
        var parked = operations.MapGroup("/parked");
        parked.MapGet("/", (string? state, Guid? after, int? limit, ParkedDesk desk, CancellationToken ct) => desk.ListAsync(state, after, Page.Limit(limit), ct));
        parked.MapPost("/{id:guid}/retry", (Guid id, Actor actor, ParkedDesk desk, CancellationToken ct) => desk.RetryAsync(id, actor, ct));
        parked.MapPost("/{id:guid}/discard", (Guid id, DiscardRequest request, Actor actor, ParkedDesk desk, CancellationToken ct) => desk.DiscardAsync(id, request, actor, ct));
        var audit = api.MapGroup("/operations/audit").WithTags("Operations").RequireAuthorization(Policies.Auditor);
        audit.MapGet("/", (string? stream, long? after, int? limit, AuditDesk desk, CancellationToken ct) => desk.ReadAsync(stream, after ?? 0, Page.Limit(limit), ct));
        audit.MapGet("/heads", (string? after, int? limit, AuditDesk desk, CancellationToken ct) => desk.HeadsAsync(after, Page.Limit(limit), ct));
    }

    private static async Task StreamAsync(string name, HttpContext context, IEnumerable<Export> exports, CancellationToken ct)
    {
        var export = exports.FirstOrDefault(export => export.Name == name) ?? throw new RequestRefused(Refusals.NotFound);
        context.Response.ContentType = "application/x-ndjson";
        await foreach (var line in export.Read(context.RequestServices).WithCancellation(ct))
        {
            await JsonSerializer.SerializeAsync(context.Response.Body, line, Json.Options, ct);
            await context.Response.Body.WriteAsync("\n"u8.ToArray(), ct);
        }
    }
}
