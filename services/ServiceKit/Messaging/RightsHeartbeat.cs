using System.Text.Json;
using ArchivePlatform.ServiceKit.Access;
using ArchivePlatform.ServiceKit.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using RabbitMQ.Client;

namespace ArchivePlatform.ServiceKit.Messaging;

/// <summary>Knows whose tokens ended before their time.</summary>
public interface IEndedTokens
{
    /// <summary>Everybody whose tokens ended at or after the instant.</summary>
    Task<IReadOnlyList<StaleBefore>> SinceAsync(DateTimeOffset since, CancellationToken ct);
}

/// <summary>The contract that changes rights or levels, by its exchange.</summary>
internal sealed record RightsContract(string Exchange);

/// <summary>Says each second, on every replica, that what the service announced about rights has left.</summary>
/// <remarks>A heartbeat is no fact: it goes past the outbox, is not journaled, and is lost where nobody listens.</remarks>
internal sealed partial class RightsHeartbeat(
    BrokerConnection broker,
    NpgsqlDataSource database,
    IServiceScopeFactory scopes,
    ServiceName service,
    RightsContract contract,
    IOptions<RabbitMqOptions> options,
    TimeProvider clock,
    ILogger<RightsHeartbeat> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await BeatAsync(stoppingToken);
            }
            catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
            {
                return;
            }
            catch (Exception fault)
            {
                LogInterrupted(log, fault.GetType().Name, fault.Message);
            }
            await Task.WhenAny(Task.Delay(Beat, stoppingToken));
        }
    }

    /// <summary>Beats until the connection or the database fails.</summary>
    private async Task BeatAsync(CancellationToken ct)
    {
        await using var connection = await broker.OpenAsync("heartbeat", ct);
        await using var channel = await connection.CreateChannelAsync(cancellationToken: ct);
        using var timer = new PeriodicTimer(Beat);
        do
        {
            var body = JsonSerializer.SerializeToUtf8Bytes(new Heartbeat(await LagAsync(ct), await EndedAsync(ct)), Json.Messages);
            var properties = new BasicProperties { ContentType = "application/json", DeliveryMode = DeliveryModes.Transient, UserId = options.Value.Username };
            await channel.BasicPublishAsync(RightsSources.Exchange(service.Value), "", mandatory: false, properties, body, ct);
        }
        while (await timer.WaitForNextTickAsync(ct));
    }

    private async Task<long> LagAsync(CancellationToken ct)
    {
        await using var command = database.CreateCommand("select min(created_at) from kit.outbox where type = $1");
        command.Parameters.Add(new() { Value = contract.Exchange });
        return await command.ExecuteScalarAsync(ct) is DateTime oldest
            ? Math.Max(0, (long)(clock.GetUtcNow() - oldest).TotalMilliseconds)
            : 0;
    }

    private async Task<IReadOnlyList<StaleBefore>> EndedAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return scope.ServiceProvider.GetService<IEndedTokens>() is { } ended
            ? await ended.SinceAsync(clock.GetUtcNow() - RightsWatch.Remembered, ct)
            : [];
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The rights heartbeat is interrupted: {Kind} {Reason}")]
    private static partial void LogInterrupted(ILogger log, string kind, string reason);
}
