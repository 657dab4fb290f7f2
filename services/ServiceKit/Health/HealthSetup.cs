using ArchivePlatform.ServiceKit.Hosting;
using ArchivePlatform.ServiceKit.Messaging;
using MassTransit;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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

    private static async Task<IResult> ReadyAsync(NpgsqlDataSource database, IBusControl bus, CancellationToken ct)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(ct);
        patience.CancelAfter(Patience);
        var schema = await SchemaAsync(database, patience.Token);
        var connected = bus.CheckHealth().Status == BusHealthStatus.Healthy;
        return schema == KitSchema.Latest
            ? Results.Text(connected ? "ready" : "ready, bus away")
            : Results.Text($"not ready: {(schema is null ? "database" : "schema")}", statusCode: 503);
    }

    private static async Task<int?> SchemaAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        try
        {
            await using var command = database.CreateCommand("select max(version) from kit.schema_version");
            return await command.ExecuteScalarAsync(ct) as int?;
        }
        catch (Exception fault) when (Outage.Is(fault) || fault is OperationCanceledException or PostgresException)
        {
            return null;
        }
    }
}
