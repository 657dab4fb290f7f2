using System.Globalization;
using ArchivePlatform.Dossiers.Storage;
using ArchivePlatform.Stack;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Npgsql;

namespace ArchivePlatform.Benchmarks.Access;

/// <summary>A database of the Dossier service's own schema with so many dossiers of one company.</summary>
/// <remarks>
/// Six of ten dossiers concern SALES, forty of each ground LEGAL and LEGAL alone, one of two hundred CSC_D, all of them with the highest ids, the others one of ten
/// further departments; one of a hundred is secret.
/// </remarks>
internal sealed class Ground : IAsyncDisposable
{
    /// <summary>The company all dossiers belong to.</summary>
    public static readonly Guid Company = new("01920000-0000-7000-8000-0000000000c1");

    private const int OfLegal = 40;

    private readonly NpgsqlDataSource source;
    private readonly PooledDbContextFactory<DossierDb> sessions;

    private Ground(int dossiers, string connection)
    {
        Dossiers = dossiers;
        source = NpgsqlDataSource.Create(connection + ";Max Auto Prepare=200;Auto Prepare Min Usages=2");
        sessions = new(new DbContextOptionsBuilder<DossierDb>().UseNpgsql(source).UseSnakeCaseNamingConvention().EnableThreadSafetyChecks(false).Options);
    }

    public int Dossiers { get; }

    /// <summary>Makes the database anew and fills it.</summary>
    public static async Task<Ground> MakeAsync(Servers servers, int dossiers, CancellationToken ct)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"bench_access_{dossiers}");
        await RemakeAsync(servers, name, ct);
        var ground = new Ground(dossiers, Connection(servers, name));
        await using (var db = ground.Session())
            await db.Database.MigrateAsync(ct);
        await ground.FillAsync(ct);
        return ground;
    }

    /// <summary>A session as the service has them: its statements are prepared once for a connection.</summary>
    public DossierDb Session() => sessions.CreateDbContext();

    public async ValueTask DisposeAsync() => await source.DisposeAsync();

    private async Task FillAsync(CancellationToken ct)
    {
        await using var connection = await source.OpenConnectionAsync(ct);
        await using var fill = connection.CreateCommand();
        fill.CommandTimeout = 1_200;
        // Properties are nothing to the page; without them the keys to them are not looked at.
        fill.CommandText = $"""
            alter table dossier enable always trigger index_readers;
            set session_replication_role = replica;
            insert into dossier (
                id, company_id, company_code, project_id, property_id, project_code, property_code, usage, state, number, serial_width, opened_on, filed_on, version,
                security_level, access_level, viewers, departments, agreed_viewers, item_level, item_viewers, review_on)
            select
                ('01920000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, '{Company}', 'SZ01', '{Company}', md5('property' || n)::uuid, 'YHY', 'B' || n, 'RESIDENTIAL', 'WORKING', null, 4,
                date '2026-01-01', null, 1, level, level, viewers, departments, viewers, 'C', array[]::text[], null
            from generate_series(1, {Dossiers}) n
            cross join lateral (
                select case when n % 100 = 0 then 'B' else 'C' end as level, case when n % 100 = 0 then array['p' || n % 1000] else array[]::text[] end as viewers,
                    case when n % ({Dossiers} / {OfLegal}) = 7 then array['LEGAL'] when n > {Dossiers} - {Dossiers} / 200 then array['CSC_D'] when n % 10 < 6 then array['D' || n % 7, 'SALES'] else array['D' || n % 10] end as departments
            ) given;
            insert into volume (id, dossier_id, "group", no, lines, moved, pages, bound_at)
            select md5('volume' || n)::uuid, ('01920000-0000-7000-8000-' || lpad(to_hex(n), 12, '0'))::uuid, 'A', 1, 3, 0, 9, null from generate_series(1, {Dossiers}) n;
            set session_replication_role = origin;
            """;
        await fill.ExecuteNonQueryAsync(ct);
        fill.CommandText = "vacuum (analyze) dossier, dossier_reader, volume";
        await fill.ExecuteNonQueryAsync(ct);
    }

    private static async Task RemakeAsync(Servers servers, string name, CancellationToken ct)
    {
        await using var server = NpgsqlDataSource.Create(Connection(servers, "postgres") + ";Pooling=false");
        foreach (var statement in (string[])[$"drop database if exists {name} with (force)", $"create database {name}"])
        {
            await using var command = server.CreateCommand(statement);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static string Connection(Servers servers, string database) => new NpgsqlConnectionStringBuilder
    {
        Host = Servers.Host,
        Port = servers.PostgresPort,
        Username = servers.PostgresAdmin,
        Password = servers.PostgresPassword,
        Database = database,
        NoResetOnClose = true,
    }.ConnectionString;
}
