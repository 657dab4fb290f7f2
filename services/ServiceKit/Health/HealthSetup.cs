using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Messaging;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Health;

/// <summary>Live: the process answers. Ready: its database answers with the schema it needs.</summary>
/// <remarks>A broker that is away does not make a service unready: it goes on accepting, and its outbox keeps what is to be sent.</remarks>
internal static class HealthSetup
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    internal static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/health/live", () => Results.Text("live")).AllowAnonymous().ExcludeFromDescription();
        routes.MapGet("/health/ready", ReadyAsync).AllowAnonymous().ExcludeFromDescription();
    }

    /// <summary>The same answer to whoever asks past the routes.</summary>
    internal static async Task AnswerAsync(HttpContext context)
    {
        var services = context.RequestServices;
        var answer = await ReadyAsync(
            services.GetRequiredService<NpgsqlDataSource>(), services.GetServices<SchemaScripts>(), services, context.RequestAborted);
        await answer.ExecuteAsync(context);
    }

    private static async Task<IResult> ReadyAsync(
        NpgsqlDataSource database, IEnumerable<SchemaScripts> schemas, IServiceProvider services, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        foreach (var schema in schemas)
        {
            var applied = await AppliedAsync(schema, database, patience.Token);
            if (applied != schema.Latest)
                return Results.Text($"not ready: {(applied is null ? "database" : "schema")}", statusCode: 503);
        }
        var isConnected = services.GetService<IBusControl>() is not { } bus || bus.CheckHealth().Status == BusHealthStatus.Healthy;
        return Results.Text(isConnected ? "ready" : "ready, bus away");
    }

    private static async Task<int?> AppliedAsync(SchemaScripts schema, NpgsqlDataSource database, CancellationToken ct)
    {
        try
        {
            return await schema.AppliedAsync(database, ct);
        }
        catch (Exception fault) when (Outage.Is(fault) || fault is OperationCanceledException or PostgresException)
        {
            return null;
        }
    }
}
