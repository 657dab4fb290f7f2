using System.Text;
using Npgsql;

namespace ArchivePlatform.Stack;

/// <summary>The databases and roles of an instance: one database, one owner and one running role for each service.</summary>
internal sealed class Databases(Servers servers, string instance)
{
    private const string NoIcu = PostgresErrorCodes.FeatureNotSupported;

    internal string Database(Service service) => $"archive_{instance}_{service.Name}";

    internal string Owner(Service service) => $"{Database(service)}_owner";

    internal string Runner(Service service) => Database(service);

    internal string OwnerSecret(Service service) => Secrets.Named(instance, $"{service.Name}.owner");

    internal string RunnerSecret(Service service) => Secrets.Named(instance, $"{service.Name}.runner");

    internal string Connection(Service service, string role, string secret) => new NpgsqlConnectionStringBuilder
    {
        Host = Servers.Host,
        Port = servers.PostgresPort,
        Database = Database(service),
        Username = role,
        Password = secret,
    }.ConnectionString;

    /// <summary>A connection of the administrator, who sees everything.</summary>
    internal string AdminConnection(string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Servers.Host,
        Port = servers.PostgresPort,
        Database = database,
        Username = servers.PostgresAdmin,
        Password = servers.PostgresPassword,
        Pooling = false,
    }.ConnectionString;

    /// <summary>Creates what is missing; data and secrets that are there stay.</summary>
    internal async Task CreateAsync(Service service, CancellationToken ct)
    {
        await using (var admin = await OpenAsync("postgres", ct))
        {
            await Run(admin, Script("roles", service), ct);
            if (!await ExistsAsync(admin, "SELECT 1 FROM pg_database WHERE datname = $1", Database(service), ct))
                await CreateDatabaseAsync(admin, service, ct);
        }
        await using var inside = await OpenAsync(Database(service), ct);
        await Run(inside, Script("rights", service), ct);
    }

    internal async Task DropAsync(Service service, CancellationToken ct)
    {
        await using var admin = await OpenAsync("postgres", ct);
        await Run(admin, $"DROP DATABASE IF EXISTS {Database(service)} WITH (FORCE)", ct);
        await Run(admin, $"DROP ROLE IF EXISTS {Owner(service)}, {Runner(service)}", ct);
    }

    private async Task CreateDatabaseAsync(NpgsqlConnection admin, Service service, CancellationToken ct)
    {
        var create = Script("database", service);
        try
        {
            await Run(admin, create, ct);
        }
        catch (PostgresException fault) when (fault.SqlState is NoIcu)
        {
            await Run(admin, create[..create.IndexOf(" locale_provider", StringComparison.Ordinal)], ct);
        }
    }

    /// <summary>A script of <c>infra/sql</c>, which the containers' databases are made by too.</summary>
    private string Script(string name, Service service) => new StringBuilder(File.ReadAllText(Path.Combine(Checkout.Root, "infra", "sql", $"{name}.sql")))
        .Replace("{database}", Database(service))
        .Replace("{owner}", Owner(service))
        .Replace("{runner}", Runner(service))
        .Replace("{owner_secret}", OwnerSecret(service))
        .Replace("{runner_secret}", RunnerSecret(service))
        .ToString();

    private static async Task<bool> ExistsAsync(NpgsqlConnection admin, string question, string name, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(question, admin) { Parameters = { new() { Value = name } } };
        return await command.ExecuteScalarAsync(ct) is not null;
    }

    private async Task<NpgsqlConnection> OpenAsync(string database, CancellationToken ct)
    {
        var connection = new NpgsqlConnection(AdminConnection(database));
        await connection.OpenAsync(ct);
        return connection;
    }

    /// <remarks>Names come from <see cref="Instance"/>, which admits lower-case letters and digits only; secrets are letters and digits.</remarks>
    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
#pragma warning disable CA2100 // Identifiers cannot be parameters; see remarks.
        await using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        await command.ExecuteNonQueryAsync(ct);
    }
}
