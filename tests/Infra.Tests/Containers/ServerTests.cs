using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using ArchivePlatform.Stack;
using Npgsql;
using Xunit;

namespace ArchivePlatform.Infra.Tests.Containers;

/// <summary>The containers' databases, broker users and people are made as the local stack's are.</summary>
[Collection(Compositions.Name)]
public sealed class ServerTests(Compositions compositions)
{
    private static readonly JsonSerializerOptions Plain = new(JsonSerializerDefaults.Web)
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
    };

    private readonly string part = $"container{Secrets.Random(6).ToLowerInvariant()}";

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private JsonElement Definitions => JsonElement.Parse(File.ReadAllText(Path.Combine(compositions.Demonstration.Folder, "definitions.json")));

    [Fact]
    public async Task A_part_s_roles_enter_its_own_database_and_the_running_one_makes_no_tables()
    {
        var servers = await Servers.StartAsync(Ct, "postgres");
        try
        {
            await MakeAsync(servers);
            await MakeAsync(servers);

            await ExecuteAsync(Connection(servers, $"archive_{part}_owner"), "create table item (id integer)");
            await ExecuteAsync(Connection(servers, $"archive_{part}"), "select current_setting('lock_timeout')");
            var refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(Connection(servers, $"archive_{part}"), "create table other (id integer)"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
            refused = await Assert.ThrowsAsync<PostgresException>(() => ExecuteAsync(Connection(servers, "archive_watcher"), "select 1"));
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, refused.SqlState);
        }
        finally
        {
            await ExecuteAsync(Administrator(servers), $"drop database if exists archive_{part} with (force)");
            await ExecuteAsync(Administrator(servers), $"drop role if exists archive_{part}, archive_{part}_owner");
        }
    }

    [Fact]
    public void The_broker_knows_every_service_by_the_password_the_service_has()
    {
        Assert.Equal(Service.All.Select(service => service.Name).Append("topology").Order(), Definitions.GetProperty("users").EnumerateArray().Select(user => user.GetProperty("name").GetString()).Order());
        foreach (var service in Service.All)
        {
            var user = Definitions.GetProperty("users").EnumerateArray().Single(user => user.GetProperty("name").ValueEquals(service.Name));
            var kept = Convert.FromBase64String(user.GetProperty("password_hash").GetString()!);
            byte[] salted = [.. kept[..4], .. Encoding.UTF8.GetBytes(compositions.Demonstration.EnvironmentOf(service.Name)["RabbitMq__Password"])];
            Assert.Equal(kept[4..], SHA256.HashData(salted));
            Assert.Empty(user.GetProperty("tags").EnumerateArray());
        }
    }

    [Fact]
    public async Task The_broker_lets_a_service_do_what_it_may_do_in_the_local_stack()
    {
        var servers = await Servers.StartAsync(Ct, "rabbitmq");
        using var broker = new BrokerAdministration(servers);
        try
        {
            await BrokerRights.GrantAsync(broker, part, Ct);
            var granted = (await broker.RightsAsync(part, Ct)).Where(right => right.User != servers.BrokerAdmin);

            var composed = Definitions.GetProperty("permissions").EnumerateArray().Select(right => new BrokerRight(
                Text(right, "user"), Text(right, "configure"), Text(right, "write"), Text(right, "read")));

            Assert.Equal(granted.OrderBy(right => right.User), composed.OrderBy(right => right.User));
        }
        finally
        {
            await broker.RemoveVirtualHostAsync(part, Ct);
        }
    }

    [Fact]
    public async Task The_demonstration_has_the_same_people() => Assert.Equal(
        JsonSerializer.Serialize(People.All, Plain) + "\n",
        await File.ReadAllTextAsync(Path.Combine(Checkout.Root, "infra", "container", "demonstration", "people.json"), Ct));

    private Task<string> MakeAsync(Servers servers) => Command.RunAsync(Path.Combine(Checkout.Root, "infra", "container", "databases"), [], Ct, new Dictionary<string, string>
    {
        ["PGHOST"] = Servers.Host,
        ["PGPORT"] = servers.PostgresPort.ToString(System.Globalization.CultureInfo.InvariantCulture),
        ["PGUSER"] = servers.PostgresAdmin,
        ["PGPASSWORD"] = servers.PostgresPassword,
        ["PGDATABASE"] = "postgres",
        ["ARCHIVE_SQL"] = Path.Combine(Checkout.Root, "infra", "sql"),
        ["ARCHIVE_DATABASES"] = part,
        [$"ARCHIVE_SECRET_{part}_owner"] = "pear",
        [$"ARCHIVE_SECRET_{part}_runner"] = "pear",
        ["ARCHIVE_SECRET_watcher"] = "pear",
    });

    private string Connection(Servers servers, string role) => new NpgsqlConnectionStringBuilder
    {
        Host = Servers.Host,
        Port = servers.PostgresPort,
        Database = $"archive_{part}",
        Username = role,
        Password = "pear",
        Pooling = false,
    }.ConnectionString;

    private static string Administrator(Servers servers) => new NpgsqlConnectionStringBuilder
    {
        Host = Servers.Host,
        Port = servers.PostgresPort,
        Database = "postgres",
        Username = servers.PostgresAdmin,
        Password = servers.PostgresPassword,
        Pooling = false,
    }.ConnectionString;

    private static async Task ExecuteAsync(string connection, string sql)
    {
        await using var database = NpgsqlDataSource.Create(connection);
        await using var command = database.CreateCommand(sql);
        await command.ExecuteNonQueryAsync(Ct);
    }

    private static string Text(JsonElement holder, string name) => holder.GetProperty(name).GetString()!;
}
