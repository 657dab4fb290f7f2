using System.Globalization;
using System.Reflection;
using Npgsql;

namespace ArchivePlatform.ServiceKit.Hosting;

/// <summary>Numbered scripts that make one schema, embedded as <c>{schema}.0001.sql</c>; each is applied in a transaction, in order, once.</summary>
internal sealed class SchemaScripts
{
    private readonly Assembly assembly;
    private readonly (int Version, string Resource)[] scripts;

    internal SchemaScripts(Assembly assembly, string schema)
    {
        this.assembly = assembly;
        Schema = schema;
        scripts = [.. from resource in assembly.GetManifestResourceNames()
                      where resource.StartsWith(schema + ".", StringComparison.Ordinal) && resource.EndsWith(".sql", StringComparison.Ordinal)
                      let version = int.Parse(resource.Split('.')[1], CultureInfo.InvariantCulture)
                      orderby version
                      select (version, resource)];
    }

    internal string Schema { get; }

    /// <summary>The version this build needs.</summary>
    internal int Latest => scripts[^1].Version;

    internal async Task ApplyAsync(NpgsqlConnection owner, CancellationToken ct)
    {
        await ExecuteAsync(owner, $"create schema if not exists {Schema}", ct);
        await ExecuteAsync(owner, $"create table if not exists {Schema}.schema_version (version integer primary key, applied_at timestamptz not null default now())", ct);
        foreach (var (version, resource) in scripts)
            await ApplyOneAsync(owner, version, resource, ct);
    }

    /// <summary>Gives the running role the rows of every table but not their shape.</summary>
    internal Task GrantRowsAsync(NpgsqlConnection owner, string role, CancellationToken ct) => ExecuteAsync(owner, $"""
        grant usage on schema {Schema} to {Quoted(role)};
        grant select, insert, update, delete on all tables in schema {Schema} to {Quoted(role)};
        revoke insert, update, delete on {Schema}.schema_version from {Quoted(role)};
        """, ct);

    /// <summary>The version the database has.</summary>
    internal async Task<int?> AppliedAsync(NpgsqlDataSource database, CancellationToken ct)
    {
        await using var command = database.CreateCommand($"select max(version) from {Schema}.schema_version");
        return await command.ExecuteScalarAsync(ct) as int?;
    }

    internal static string Quoted(string role) => '"' + role.Replace("\"", "\"\"", StringComparison.Ordinal) + '"';

    internal static async Task ExecuteAsync(NpgsqlConnection owner, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, owner);
        await command.ExecuteNonQueryAsync(ct);
    }

    private async Task ApplyOneAsync(NpgsqlConnection owner, int version, string resource, CancellationToken ct)
    {
        await using var transaction = await owner.BeginTransactionAsync(ct);
        await ExecuteAsync(owner, $"lock table {Schema}.schema_version in exclusive mode", ct);
        await using (var find = new NpgsqlCommand($"select count(*) from {Schema}.schema_version where version = $1", owner))
        {
            find.Parameters.Add(new() { Value = version });
            if (await find.ExecuteScalarAsync(ct) is > 0L)
                return;
        }
        await using var stream = assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream);
        await ExecuteAsync(owner, await reader.ReadToEndAsync(ct), ct);
        await ExecuteAsync(owner, string.Create(CultureInfo.InvariantCulture, $"insert into {Schema}.schema_version (version) values ({version})"), ct);
        await transaction.CommitAsync(ct);
    }
}
