using System.Globalization;
using ArchivePlatform.Stack;
using ArchivePlatform.Testing;
using RabbitMQ.Client;

namespace ArchivePlatform.Faults.Tests.Wire;

/// <summary>Publishes past every outbox, each time under the user of the letter's owner, and waits for the broker's confirm.</summary>
internal sealed class Post(Platform platform) : IAsyncDisposable
{
    private readonly Dictionary<string, IChannel> channels = [];
    private readonly List<IConnection> connections = [];

    /// <summary>Sends a letter to everybody who hears its contract.</summary>
    public Task SendAsync(Letter letter) => SendAsync(letter.Owner, letter.Exchange, "", letter);

    /// <summary>Sends a letter to one service only, as a replay does.</summary>
    public Task ReplayAsync(Letter letter, string service) =>
        SendAsync(letter.Owner, $"{letter.Owner}-replay", $"{service}/{letter.Exchange}", letter);

    /// <summary>Sends a letter as the broker's administrator, whom no service may believe.</summary>
    public Task SendAsAdministratorAsync(Letter letter) => SendAsync("", letter.Exchange, "", letter);

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in channels.Values)
            await channel.DisposeAsync();
        foreach (var connection in connections)
            await connection.DisposeAsync();
    }

    private async Task SendAsync(string user, string exchange, string key, Letter letter)
    {
        var channel = await ChannelAsync(user);
        var properties = new BasicProperties
        {
            MessageId = letter.Id.ToString("D", CultureInfo.InvariantCulture),
            ContentType = "application/vnd.masstransit+json",
            Persistent = true,
        };
        if (user.Length > 0)
            properties.UserId = user;
        await channel.BasicPublishAsync(exchange, key, mandatory: true, properties, letter.Body);
    }

    private async Task<IChannel> ChannelAsync(string user)
    {
        if (channels.TryGetValue(user, out var open) && open.IsOpen)
            return open;
        var servers = platform.Instance.Servers;
        var factory = new ConnectionFactory
        {
            HostName = Servers.Host,
            Port = servers.BrokerPort,
            VirtualHost = platform.Instance.VirtualHost,
            UserName = user.Length > 0 ? user : servers.BrokerAdmin,
            Password = user.Length > 0 ? Instance.BrokerSecret(Service.Named(user)) : servers.BrokerPassword,
            AutomaticRecoveryEnabled = false,
        };
        var connection = await factory.CreateConnectionAsync($"test as {user}");
        connections.Add(connection);
        return channels[user] = await connection.CreateChannelAsync(
            new CreateChannelOptions(publisherConfirmationsEnabled: true, publisherConfirmationTrackingEnabled: true));
    }
}
